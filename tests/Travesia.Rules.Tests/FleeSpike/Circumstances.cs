namespace Travesia.Rules.Tests.FleeSpike;

/// <summary>What of a day bears on decisions: which links are closed and how much room camps have.</summary>
internal abstract class Circumstances
{
    /// <summary>Whether this is one day, so that of each pair of questions below exactly one is true.</summary>
    public abstract bool IsOneDay { get; }

    public abstract bool MayBeOpen(int link);

    public abstract bool MayBeClosed(int link);

    /// <summary>Whether a camp may have the room that those on their way to it ask for.</summary>
    public abstract bool MayHaveRoom(int place);

    public abstract bool MayBeFull(int place);

    public abstract double Room(int place);
}

/// <summary>One day: each thing is so or not.</summary>
internal sealed class OnDay(FleeNetwork network, int day, double[] room) : Circumstances
{
    public override bool IsOneDay => true;

    public override bool MayBeOpen(int link) => network.IsOpen(link, day);

    public override bool MayBeClosed(int link) => !network.IsOpen(link, day);

    public override bool MayHaveRoom(int place) => room[place] >= 0.5;

    public override bool MayBeFull(int place) => room[place] < 0.5;

    public override double Room(int place) => room[place];
}

/// <summary>Any day: what can be so on some day may be so. Gives the targets that a row needs; chances under it mean nothing.</summary>
internal sealed class OnAnyDay(FleeNetwork network) : Circumstances
{
    public override bool IsOneDay => false;

    public override bool MayBeOpen(int link) => true;

    public override bool MayBeClosed(int link) => network.Closures.Any(closure => closure.Link == link);

    public override bool MayHaveRoom(int place) => true;

    public override bool MayBeFull(int place) => network.Places[place].Capacity >= 1;

    public override double Room(int place) => 1;
}
