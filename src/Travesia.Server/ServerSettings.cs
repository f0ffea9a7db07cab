using System.Net;

namespace Travesia.Server;

/// <summary>Where the server listens, who may ask it, and what it takes on at most.</summary>
public sealed record ServerSettings
{
    /// <summary>The address that is listened on; this machine alone unless said otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 takes a free one.</summary>
    public int Port { get; init; } = 5230;

    /// <summary>What who asks must know; required beyond this machine.</summary>
    public string? Token { get; init; }

    /// <summary>Bytes of a request's body.</summary>
    public long MostBodyBytes { get; init; } = 1 << 20;

    /// <summary>Requests that are answered at the same time; as many again may wait.</summary>
    public int MostRequests { get; init; } = 256;

    /// <summary>Jobs that wait while one runs.</summary>
    public int MostWaitingJobs { get; init; } = 8;

    /// <summary>Members of a run or of the futures of a question.</summary>
    public int MostMembers { get; init; } = 1000;

    /// <summary>How many members are computed at the same time.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// Whether the first scenario is opened when the server begins to listen, and the machine made to know its way, so that neither the first
    /// page nor the first switch of a process waits for that.
    /// </summary>
    public bool WarmsUp { get; init; }

    /// <summary>Whether only this machine can reach it.</summary>
    public bool IsOfThisMachine => IPAddress.IsLoopback(Address);
}
