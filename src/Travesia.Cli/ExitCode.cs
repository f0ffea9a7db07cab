namespace Travesia.Cli;

/// <summary>How a command ended.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Failed.</summary>
    Failed = 1,

    /// <summary>The input is wrong; nothing was written.</summary>
    WrongInput = 2,

    /// <summary>Interrupted; the same command continues.</summary>
    Interrupted = 3,
}
