using Travesia.Rules.Flee.Cases;

namespace Travesia.Rules.Flee.Rows;

/// <summary>
/// Lengths and speeds in whole units, so that what people have moved is exact: kilometres if all are whole, else tenths, hundredths or
/// metres. The memory of short stints is kept in whole units too; finer than a kilometre it is cut to whole kilometres.
/// </summary>
/// <remarks>
/// The rule folds recent = (recent + moved / max) / 2 and asks whether (recent + moved / max) / 2 is under one half. With s = recent * max
/// the fold is s = (s + moved) / 2 and the question s + moved &lt; max. Moved and max are whole, so only the whole part of s matters, and the
/// whole part of (s + moved) / 2 is that of ((whole part of s) + moved) / 2: the whole part is a memory of its own, exact for ever.
/// </remarks>
internal sealed class Lengths
{
    private const int FinestDigits = 3;

    private readonly int max;
    private readonly int grain;

    public Lengths(FleeCase flee)
    {
        FleeSettings settings = flee.Settings;
        double[] all = [settings.MaxMoveSpeed, settings.MaxWalkSpeed, .. flee.Links.Select(l => l.Km), .. flee.Links.Select(l => l.MoveSpeedKm)];
        int digits = Enumerable.Range(0, FinestDigits + 1).FirstOrDefault(d => all.All(km => IsWhole(km, d)), FinestDigits);
        IsRounded = !all.All(km => IsWhole(km, digits));
        double unit = Math.Pow(10, digits);
        Length = [.. flee.Links.Select(l => Math.Max(1, (int)Math.Round(l.Km * unit)))];
        max = Math.Max(1, (int)Math.Round(settings.MaxMoveSpeed * unit));
        WalkSpeed = Math.Max(1, (int)Math.Round(settings.MaxWalkSpeed * unit));
        Speed = [.. flee.Links.Select(l => l.MoveSpeedKm > 0 ? Math.Max(1, (int)Math.Round(l.MoveSpeedKm * unit)) : max)];
        WalkProbability = [.. flee.Links.Select(l => l.WalkProbability)];
        HasMemory = settings.AvoidShortStints;
        grain = (int)unit;
    }

    /// <summary>Whether something was finer than a metre.</summary>
    public bool IsRounded { get; }

    /// <summary>Whether people remember how far they moved.</summary>
    public bool HasMemory { get; }

    /// <summary>The length of each link.</summary>
    public int[] Length { get; }

    /// <summary>The speed of a day on each link.</summary>
    public int[] Speed { get; }

    /// <summary>The speed of a day on the first link of those who start on foot.</summary>
    public int WalkSpeed { get; }

    /// <summary>The chance to walk a day on each link.</summary>
    public double[] WalkProbability { get; }

    /// <summary>The units that so many days on a link are, some of them walked.</summary>
    public int Behind(int link, int days, int walked, bool isOnFoot) => (days * (isOnFoot ? WalkSpeed : Speed[link])) + (walked * WalkSpeed);

    /// <summary>The memory of an evening.</summary>
    public int Remember(int memory, int moved) => HasMemory ? ((memory + moved) >> 1) / grain * grain : 0;

    /// <summary>Whether somebody moved too little of late to stay in a town.</summary>
    public bool IsShort(int memory, int moved) => HasMemory && memory + moved < max;

    private static bool IsWhole(double km, int digits)
    {
        double units = km * Math.Pow(10, digits);
        return Math.Abs(units - Math.Round(units)) < 1e-7;
    }
}
