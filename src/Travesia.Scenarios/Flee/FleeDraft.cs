using Travesia.Model;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Flee;

/// <summary>What the parts of a folder in Flee's format make together while they are read.</summary>
internal sealed class FleeDraft
{
    public const string Section = "flee";
    public const double DefaultSpeedKm = 360;

    public FleeDraft(FleeFiles files)
    {
        Files = files;
        Tables = new FleeTable(Findings);
        Details = Tree.Child("locations");
        RouteDetails = Tree.Child("routes");
    }

    public FleeFiles Files { get; }

    public Findings Findings { get; } = new();

    public FleeTable Tables { get; }

    /// <summary>Where parts of the section stand, and rows of places and links.</summary>
    public Dictionary<Subject, SourceLocation> Standing { get; } = [];

    public CountryCodes Countries { get; } = new();

    /// <summary>Locations by their names.</summary>
    public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Regions { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<(Place Place, string Type, int Line)> Locations { get; } = [];

    /// <summary>Values of attributes that may be compared with people of places, by the names of their columns.</summary>
    public Dictionary<string, string> Alike { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<Link> Links { get; } = [];

    public List<(int Place, int Day)> ConflictDates { get; } = [];

    /// <summary>Locations that become a camp on some day.</summary>
    public HashSet<int> BecomeCamps { get; } = [];

    public SettingTree Tree { get; } = new(Section);

    public SettingTree Details { get; }

    public SettingTree RouteDetails { get; }

    public DateOnly Start { get; set; } = Harmless.Date;

    public int Length { get; set; } = 1;

    /// <summary>Where the start stands; none where the period cannot be read.</summary>
    public SourceLocation? StartsAt { get; set; }

    public double SpeedKm { get; set; } = DefaultSpeedKm;
}
