using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Days;

namespace Travesia.Rules.Flee.Ways;

/// <summary>What can be so on some day: from it follows which outcomes a decision needs.</summary>
internal sealed class Possibilities
{
    private readonly FleeNumbers numbers;
    private readonly FleeCase flee;
    private readonly bool[] mayStay;
    private readonly bool[] mayBeTown;
    private readonly bool[] mayBeClosed;
    private readonly bool[] mayBeCamp;

    public Possibilities(FleeCase flee, FleeNumbers numbers, Worlds worlds)
    {
        this.flee = flee;
        this.numbers = numbers;
        mayStay = new bool[flee.Places.Length];
        mayBeTown = new bool[flee.Places.Length];
        mayBeCamp = new bool[flee.Places.Length];
        mayBeClosed = new bool[flee.Links.Length];
        if (flee.Settings.FollowsPopulation && flee.Settings.MovechancePopScaleFactor != 0)
        {
            mayStay.AsSpan().Fill(true);
        }

        World? before = null;
        foreach (World world in worlds.All)
        {
            for (int place = 0; place < mayStay.Length; place++)
            {
                mayStay[place] |= world.MoveChances[place] < 1;
                mayBeTown[place] |= world.Kinds[place] == FleeKind.Town;
                mayBeCamp[place] |= world.IsCamp(place);
            }

            if (!ReferenceEquals(world.Open, before?.Open))
            {
                for (int link = 0; link < mayBeClosed.Length; link++)
                {
                    mayBeClosed[link] |= !world.Open[link];
                }
            }

            before = world;
        }
    }

    /// <summary>Whether not everybody leaves a place on every day.</summary>
    public bool MayStay(int place) => mayStay[place];

    /// <summary>Whether a place is a town on some day.</summary>
    public bool MayBeTown(int place) => mayBeTown[place];

    /// <summary>Whether a link is closed on some day.</summary>
    public bool MayBeClosed(int link) => mayBeClosed[link];

    /// <summary>Whether a place may have too little room for those on their way to it.</summary>
    public bool MayBeFull(int place) => mayBeCamp[place] && MayFill(place);

    /// <summary>Whether the room of a place may change.</summary>
    public bool MayFill(int place) => numbers.CapacityOn(place, 0) >= 1 || (flee.Places[place].CapacityPerDay > 0 && numbers.CapacityOn(place, flee.Days) >= 1);
}
