using Travesia.Rules.Corridor.Section;

namespace Travesia.Rules.Corridor.Structure;

/// <summary>People of a group who have, or have not, been sent back, and who have money, or none.</summary>
/// <param name="Group">The group.</param>
/// <param name="Again">Whether they were expelled, moved, turned back, or returned and set out again.</param>
/// <param name="Broke">Whether their money is gone.</param>
internal readonly record struct Variant(int Group, bool Again, bool Broke)
{
    /// <summary>Variants that a group may have.</summary>
    public const int Kinds = 4;

    /// <summary>Position among all: by group, then kind.</summary>
    public int Index => Group * Kinds + (Again ? 1 : 0) + (Broke ? 2 : 0);

    /// <summary>Its name, part of stable keys.</summary>
    public string Name => (Again, Broke) switch
    {
        (false, false) => "first",
        (true, false) => "again",
        (false, true) => "first-broke",
        _ => "again-broke",
    };

    /// <summary>The variant at a position.</summary>
    public static Variant At(int index) => new(index / Kinds, (index & 1) != 0, (index & 2) != 0);
}

/// <summary>Which variants a scenario has.</summary>
/// <param name="section">The section.</param>
/// <param name="geography">Groups.</param>
internal sealed class Variants(CorridorSection section, Geography geography)
{
    private readonly bool[] money = [.. geography.Groups.Select(g => section.BrokeTwin && section.Of(g.Id.Value, SettingKey.Find("savingsUsd")!) is not null)];

    /// <summary>How many positions there are; not all are in use.</summary>
    public int Count => geography.Groups.Length * Variant.Kinds;

    /// <summary>Whether money is modelled for a group.</summary>
    public bool HasMoney(int group) => money[group];

    /// <summary>Who they are after they were sent back.</summary>
    public int Again(int variant) => section.AgainTwin ? variant | 1 : variant;

    /// <summary>Who they are when their money is gone.</summary>
    public static int Broke(int variant) => variant | 2;

    /// <summary>Who they are when they have money.</summary>
    public static int WithMoney(int variant) => variant & ~2;

    /// <summary>Whether their money is gone.</summary>
    public static bool IsBroke(int variant) => (variant & 2) != 0;

    /// <summary>Whether they were sent back.</summary>
    public static bool IsAgain(int variant) => (variant & 1) != 0;

    /// <summary>Their group.</summary>
    public static int GroupOf(int variant) => variant / Variant.Kinds;
}
