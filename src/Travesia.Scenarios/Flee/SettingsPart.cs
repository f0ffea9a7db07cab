using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Parts;
using Travesia.Scenarios.Yaml;
using Calendar = Travesia.Model.Validity.Calendar;

namespace Travesia.Scenarios.Flee;

/// <summary>simsetting.yml and the period.</summary>
internal sealed class SettingsPart(FleeDraft draft) : FleePart(draft)
{
    // What a scenario's section holds besides settings is made of tables here.
    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        ["locations"] = "input_csv/locations.csv",
        ["routes"] = "input_csv/routes.csv",
        ["conflicts"] = "input_csv/conflicts.csv",
        ["flood_levels"] = "input_csv/flood_level.csv",
        ["food_insecurity"] = "input_csv/region_attributes_IPC.csv",
        ["counts_elsewhere"] = "source_data/data_layout.csv",
        ["closures"] = "input_csv/closures.csv",
        ["location_changes"] = "input_csv/location_changes.csv",
        ["major_routes"] = "input_csv/major_routes.csv",
        ["demographics"] = "input_csv/demographics_*.csv",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FleeDraft draft = draft;

    public void ReadSettings()
    {
        (Stream? stream, FileProblem problem) = files.Root.Open(FleeFiles.Settings);
        if (stream is null)
        {
            findings.Error(problem == FileProblem.Missing ? FleeCodes.Missing : FolderReader.CodeOf(problem), new("scenario"), new(FleeFiles.Settings, 0, 0), ("value", FleeFiles.Settings));
            return;
        }

        using (stream)
        {
            standing[new("scenario")] = new(FleeFiles.Settings, 0, 0);
            if (YamlText.Read(stream, FleeFiles.Settings, new("scenario"), findings) is not { } text)
            {
                return;
            }

            YamlNode? tree = YamlParser.Parse(text, FleeFiles.Settings, new("scenario"), findings);
            if (tree is null)
            {
                return;
            }

            if (tree is not YamlMap root)
            {
                findings.Error(ReaderCodes.ValueNotMapping, new("scenario"), new(FleeFiles.Settings, 1, 1), ("value", FleeFiles.Settings));
                return;
            }

            foreach (YamlEntry entry in root.Entries)
            {
                string path = YamlPath.Key(Section, entry.Key.Text);
                Setting setting = ScenarioPart.Setting(entry.Value, path);
                Stand(entry.Value, path);

                // What only the reference's log is about is no part of a scenario.
                if (entry.Key.Text == "log_levels")
                {
                    findings.Notice(FleeCodes.Idle, new("scenario"), new(FleeFiles.Settings, entry.Key.Line, entry.Key.Column), ("value", entry.Key.Text));
                }
                else if (Elsewhere.TryGetValue(entry.Key.Text, out string? file))
                {
                    findings.Error(FleeCodes.NotSetting, new("scenario"), new(FleeFiles.Settings, entry.Key.Line, entry.Key.Column), ("value", entry.Key.Text), ("file", file));
                }
                else
                {
                    section.Add(entry.Key.Text, setting);
                }
            }

            draft.SpeedKm = root.At("move_rules")?.At("max_move_speed").Number() is { } speed and > 0 ? speed : FleeDraft.DefaultSpeedKm;
        }

        void Stand(YamlNode node, string path)
        {
            standing[new("scenario", -1, path)] = new(FleeFiles.Settings, node.Line, node.Column);
            switch (node)
            {
                case YamlMap inner:
                    foreach (YamlEntry entry in inner.Entries)
                    {
                        Stand(entry.Value is YamlScalar ? entry.Key : entry.Value, YamlPath.Key(path, entry.Key.Text));
                    }

                    break;
                case YamlList list:
                    for (int i = 0; i < list.Items.Length; i++)
                    {
                        Stand(list.Items[i], YamlPath.Item(path, i));
                    }

                    break;
            }
        }
    }

    public void ReadPeriod()
    {
        string path = folder + "sim_period.csv";
        bool hasStart = false, hasLength = false;
        SourceLocation? startsAt = null;
        FleeRow? lengthIn = null;
        long errors = findings.Bag.ErrorCount;
        ImmutableArray<FleeRow> rows = tables.Read(input, "sim_period.csv", path, "scenario");
        foreach (FleeRow row in rows)
        {
            switch (row[0].ToLowerInvariant())
            {
                case "startdate" when hasStart:
                case "length" when hasLength:
                    findings.Error(FleeCodes.Repeated, new("scenario"), new(path, row.Line, row.Column(0)), ("value", row[0]));
                    break;
                case "startdate":
                    hasStart = true;
                    startsAt = new(path, row.Line, row.Column(1));
                    draft.Start = DateIn(row, 1, path, "scenario") ?? draft.Start;
                    NoneBeyond(row, 2, path, "scenario");
                    break;
                case "length":
                    hasLength = true;
                    lengthIn = row;
                    NoneBeyond(row, 2, path, "scenario");
                    if (row.Number(1) is { } days && days >= 1 && days <= Calendar.MaxDays - 1 && days == Math.Floor(days))
                    {
                        draft.Length = (int)days;
                    }
                    else
                    {
                        Cell(row, 1, path, "scenario", "Length", string.Create(CultureInfo.InvariantCulture, $"1, 2, 3 ... {Calendar.MaxDays - 1}"));
                    }

                    break;
                default:
                    if (!row.IsHeader)
                    {
                        findings.Notice(FleeCodes.Idle, new("scenario"), new(path, row.Line, row.Column(0)), Near(row[0], ["StartDate", "Length"]));
                    }

                    break;
            }
        }

        if (!rows.IsEmpty && !(hasStart && hasLength))
        {
            findings.Error(FleeCodes.Period, new("scenario"), new(path, 0, 0), ("value", path));
        }

        // The day before the first is simulated too.
        if (findings.Bag.ErrorCount == errors && lengthIn is not null && (draft.Start <= Calendar.First || draft.Start.DayNumber + draft.Length - 1 > Calendar.Last.DayNumber))
        {
            findings.Error(
                FleeCodes.Calendar, new("scenario"), new(path, lengthIn.Line, lengthIn.Column(1)),
                ("value", lengthIn[1]), ("start", draft.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("first", Calendar.First.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("last", Calendar.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            (draft.Start, draft.Length) = (Harmless.Date, 1);
        }

        draft.StartsAt = findings.Bag.ErrorCount == errors ? startsAt : null;
    }
}
