using System.Collections.Immutable;
using System.Reflection;
using Travesia.Engine;
using Travesia.Model;
using Travesia.Model.Diagnostics;
using Travesia.Rules.Flee;
using Travesia.Rules.Flee.Cases;
using Travesia.Scenarios.Files;
using Travesia.Scenarios.Flee;
using Travesia.Text;

namespace Travesia.Scenarios.Tests.Flee;

/// <summary>Folders in Flee's format: what is read, what is wrong and where, and that a scenario folder made of one runs to the same result.</summary>
public sealed class FleeFolderTests
{
    private static readonly Dictionary<string, (Action<FleeCopy> Break, string[] Lines)> BrokenCases = new(StringComparer.Ordinal)
    {
        ["a file is missing"] = (c => c.Remove("input_csv/routes.csv"), ["input_csv/routes.csv flee.folder.missing"]),
        ["settings are missing"] = (c => c.Remove("simsetting.yml"), ["simsetting.yml flee.folder.missing"]),
        ["no layout of the data"] = (c => c.Remove("source_data/data_layout.csv"), ["source_data/data_layout.csv flee.folder.missing"]),
        ["a file of counts is missing"] = (c => c.Remove("source_data/llano.csv"), ["source_data/llano.csv flee.folder.missing"]),
        ["a wrong column"] = (c => c.Replace("input_csv/locations.csv", "1.5,30.5,\"conflict_zone\"", "\"conflict_zone\",1.5,30.5"),
            ["input_csv/locations.csv:2:27 flee.folder.cell", "input_csv/locations.csv:2:47 flee.folder.cell"]),
        ["too few columns"] = (c => c.Replace("input_csv/routes.csv", "Vado,Puente,12,", "Vado,Puente"), ["input_csv/routes.csv:5 flee.folder.cells"]),
        ["a location twice"] = (c => c.Replace("input_csv/locations.csv", "\"Cruce\",\"North\"", "\"Alta\",\"North\""),
            ["input_csv/locations.csv:4:1 flee.folder.twice"]),
        ["no location"] = (c => c.Write("input_csv/locations.csv", "#name,region\n"), ["input_csv/locations.csv flee.folder.noLocations"]),
        ["a route to nowhere"] = (c => c.Replace("input_csv/routes.csv", "Alta,Cruce,60", "Alta,Cruze,60"), ["input_csv/routes.csv:2:6 flee.folder.unknownLocation"]),
        ["a route without length"] = (c => c.Replace("input_csv/routes.csv", "Alta,Cruce,60", "Alta,Cruce,0"), ["input_csv/routes.csv:2:12 flee.folder.cell"]),
        ["a probability of walking"] = (c => c.Replace("input_csv/routes.csv", "forced_redirection\nAlta,Cruce,60,", "forced_redirection,walk_probability\nAlta,Cruce,60,0,1.4"),
            ["input_csv/routes.csv:2:17 flee.folder.cell"]),
        ["a camp without data"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv\n", ""), ["input_csv/locations.csv:7 flee.folder.campWithoutData"]),
        ["a conflict in an unknown place"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "3,1,0.4,1"), ["input_csv/conflicts.csv:1:21 flee.folder.unknownLocation"]),
        ["a closure of a link that does not exist"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano,,0,6", "link,Alta,Puente,0,6"), ["input_csv/closures.csv:3:6 flee.folder.closureWithoutLink"]),
        ["a closure of an unknown country"] = (c => c.Replace("input_csv/closures.csv", "Montania,Ribera", "Montania,Riberia"), ["input_csv/closures.csv:2:18 flee.folder.unknownCountry"]),
        ["a closure of an unknown kind"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano", "border,Llano"), ["input_csv/closures.csv:3:1 flee.folder.cell"]),
        ["no start"] = (c => c.Write("input_csv/sim_period.csv", "Length,30\n"), ["input_csv/sim_period.csv flee.folder.period"]),
        ["a date in another order"] = (c => c.Replace("source_data/puente.csv", "2021-03-10", "10.03.2021"), ["source_data/puente.csv:3:1 flee.folder.cell"]),
        ["a file without counts"] = (c => c.Write("source_data/llano.csv", "Date,count\n"), ["source_data/llano.csv flee.folder.noCounts"]),
        ["text in a quote that does not close"] = (c => c.Replace("input_csv/locations.csv", "\"Vado\",", "\"Vado,"), ["input_csv/locations.csv:5:8 csv.quote.after"]),
        ["a camp whose file has no name"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv", "Llano,"), ["source_data/data_layout.csv:3:7 flee.folder.noFile"]),
        ["a file of counts above the folder"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv", "Llano,../../secret.csv"), ["source_data/data_layout.csv:3:7 flee.folder.outside"]),
        ["a file of counts anywhere on the disk"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv", "Llano,/etc/passwd"), ["source_data/data_layout.csv:3:7 flee.folder.outside"]),
        ["a file of counts on another drive"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv", "Llano,c:llano.csv"), ["source_data/data_layout.csv:3:7 flee.folder.outside"]),
        ["a second file of counts above the folder"] = (c => c.Replace("source_data/data_layout.csv", "puente-outside.csv", "more\\..\\..\\x.csv"), ["source_data/data_layout.csv:2:19 flee.folder.outside"]),
        ["two lines of data for a camp"] = (c => c.Replace("source_data/data_layout.csv", "Llano,llano.csv", "Llano,llano.csv\nLlano,orilla.csv"), ["source_data/data_layout.csv:4:1 flee.folder.repeated"]),
        ["no route"] = (c => c.Write("input_csv/routes.csv", "#name1,name2,distance,forced_redirection\n").Write("input_csv/closures.csv", "#\n"), ["input_csv/routes.csv flee.folder.noRoutes"]),
        ["a redirection of an unknown kind"] = (c => c.Replace("input_csv/routes.csv", "310,1", "310,3"), ["input_csv/routes.csv:6:17 flee.folder.cell"]),
        ["a redirection that is a word"] = (c => c.Replace("input_csv/routes.csv", "310,1", "310,yes"), ["input_csv/routes.csv:6:17 flee.folder.cell"]),
        ["a cell too many in the routes"] = (c => c.Replace("input_csv/routes.csv", "310,1", "310,1,200"), ["input_csv/routes.csv:6:19 flee.folder.extra"]),
        ["a cell too many in the closures"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano,,0,6", "camp,Llano,,0,6,9"), ["input_csv/closures.csv:3:17 flee.folder.extra"]),
        ["a cell too many in the counts"] = (c => c.Replace("source_data/puente.csv", "2021-03-10,300", "2021-03-10,1,300"), ["source_data/puente.csv:3:14 flee.folder.extra"]),
        ["a location with two columns of conflicts"] = (c => c.Replace("input_csv/conflicts.csv", "Baja Vega,Nowhere", "Baja Vega,Alta"), ["input_csv/conflicts.csv:1:21 flee.folder.repeated"]),
        ["a start twice"] = (c => c.Write("input_csv/sim_period.csv", "StartDate,2021-02-27\nLength,30\nStartDate,2021-03-27\n"), ["input_csv/sim_period.csv:3:1 flee.folder.repeated"]),
        ["a length twice"] = (c => c.Write("input_csv/sim_period.csv", "StartDate,2021-02-27\nLength,30\nlength,31\n"), ["input_csv/sim_period.csv:3:1 flee.folder.repeated"]),
        ["latitudes and longitudes the other way round"] = (c => c.Replace("input_csv/locations.csv", "\"latitude\",\"longitude\"", "\"longitude\",\"latitude\""),
            ["input_csv/locations.csv:1:28 flee.folder.misplaced", "input_csv/locations.csv:1:40 flee.folder.misplaced"]),
        ["lengths of routes before their ends"] = (c => c.Replace("input_csv/routes.csv", "#name1,name2,distance,", "#name1,distance,name2,"),
            ["input_csv/routes.csv:1:8 flee.folder.misplaced", "input_csv/routes.csv:1:17 flee.folder.misplaced"]),
        ["ends of closures before their starts"] = (c => c.Replace("input_csv/closures.csv", "closure_start,closure_end", "closure_end,closure_start"),
            ["input_csv/closures.csv:1:27 flee.folder.misplaced", "input_csv/closures.csv:1:39 flee.folder.misplaced"]),
        ["a route too long for the earth"] = (c => c.Replace("input_csv/routes.csv", "Alta,Cruce,60", "Alta,Cruce,1e30"), ["input_csv/routes.csv:2:12 flee.folder.cell"]),
        ["a route to itself"] = (c => c.Replace("input_csv/routes.csv", "Alta,Cruce,60", "Alta,Alta,60"), ["input_csv/routes.csv:2:6 flee.folder.routeToItself"]),
        ["more people counted than live"] = (c => c.Replace("source_data/puente.csv", "2021-03-10,300", "2021-03-10,1e20"), ["source_data/puente.csv:3:12 flee.folder.cell"]),
        ["more people corrected than live"] = (c => c.Write("source_data/puente.csv", "2021-02-27,50\n2021-03-19,0.000001\n2021-03-20,9000000000\n"), ["input_csv/registration_corrections.csv:1:8 flee.folder.correctionTooLarge"]),
        ["a count of a year that no calendar here has"] = (c => c.Replace("source_data/puente.csv", "2021-03-31", "1021-03-31"), ["source_data/puente.csv:5:1 flee.folder.cell"]),
        ["a population larger than all people"] = (c => c.Replace("input_csv/locations.csv", "40000", "1e20"), ["input_csv/locations.csv:2:54 flee.folder.cell"]),
        ["a development index above 1"] = (c => c.Replace("input_csv/locations.csv", "40000,0.4", "40000,4"), ["input_csv/locations.csv:2:60 flee.folder.cell"]),
        ["a speed of a route that is none"] = (c => c.Replace("input_csv/routes.csv", "forced_redirection\nAlta,Cruce,60,", "forced_redirection,max_move_speed\nAlta,Cruce,60,0,1e30"),
            ["input_csv/routes.csv:2:17 flee.folder.cell"]),
        ["a period that leaves the calendar"] = (c => c.Replace("input_csv/sim_period.csv", "2021-02-27", "2200-12-15"), ["input_csv/sim_period.csv:2:8 flee.folder.calendar"]),
        ["a period before the calendar"] = (c => c.Replace("input_csv/sim_period.csv", "2021-02-27", "1900-01-01"), ["input_csv/sim_period.csv:2:8 flee.folder.calendar"]),
        ["a third cell in the period"] = (c => c.Replace("input_csv/sim_period.csv", "Length,30", "Length,30,31"), ["input_csv/sim_period.csv:2:11 flee.folder.extra"]),
        ["columns between semicolons"] = (c => c.Write("input_csv/routes.csv", "#name1;name2;distance\nAlta;Cruce;60,5\n"), ["input_csv/routes.csv:2:5 csv.delimiter"]),
        ["columns between tabs"] = (c => c.Write("source_data/llano.csv", "Date\tcount\n2021-02-27\t0\n"), ["source_data/llano.csv:1:5 csv.delimiter"]),
        ["a period between semicolons"] = (c => c.Write("input_csv/sim_period.csv", "StartDate;2021-02-27\nLength;30\n"), ["input_csv/sim_period.csv:1:10 csv.delimiter"]),
        ["locations between semicolons"] = (c => c.Replace("input_csv/locations.csv", ",", ";"), ["input_csv/locations.csv:1:8 csv.delimiter"]),
        ["lines that end as on an old Macintosh"] = (c => c.Replace("input_csv/routes.csv", "\n", "\r"), ["input_csv/routes.csv:1:41 file.lineEnds"]),
        ["counts whose lines end as on an old Macintosh"] = (c => c.Replace("source_data/llano.csv", "\n", "\r"), ["source_data/llano.csv:1:13 file.lineEnds"]),
        ["a day of conflicts with too few cells"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "3,1"), ["input_csv/conflicts.csv:5 flee.folder.shortLine"]),
        ["a day of conflicts with an empty cell"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "3,1,,0"), ["input_csv/conflicts.csv:5:5 flee.folder.cell"]),
        ["a day of conflicts with a cell too many"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "3,1,0.4,0,1"), ["input_csv/conflicts.csv:5:11 flee.folder.extra"]),
        ["a day of conflicts twice"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "2,1,0.4,0"), ["input_csv/conflicts.csv:5:1 flee.folder.repeated"]),
        ["half a day of conflicts"] = (c => c.Replace("input_csv/conflicts.csv", "3,1,0.4,0", "3.5,1,0.4,0"), ["input_csv/conflicts.csv:5:1 flee.folder.cell"]),
        ["conflicts without names of columns"] = (c => c.Replace("input_csv/conflicts.csv", "#Day,Alta,Baja Vega,Nowhere\n", ""), ["input_csv/conflicts.csv:1:1 flee.folder.cell"]),
        ["a day of food twice"] = (c => c.Write("input_csv/region_attributes_IPC.csv", "Day,North\n0,10\n0,20\n"), ["input_csv/region_attributes_IPC.csv:3:1 flee.folder.repeated"]),
        ["a closure on half a day"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano,,0,6", "camp,Llano,,0,5.5"), ["input_csv/closures.csv:3:15 flee.folder.cell"]),
        ["a change of a location on half a day"] = (c => c.Write("input_csv/location_changes.csv", "Cruce,camp,2.5\n"), ["input_csv/location_changes.csv:1:12 flee.folder.cell"]),
        ["closures among the settings"] = (c => c.Replace("simsetting.yml", "optimisations:", "closures: []\noptimisations:"), ["simsetting.yml:13:1 flee.folder.notSetting"]),
        ["a tab in the settings"] = (c => c.Replace("simsetting.yml", "  camp_weight", "\tcamp_weight"), ["simsetting.yml:9:1 yaml.tab"]),
    };

    private static readonly Dictionary<string, (Action<FleeCopy> Change, string Line)> NoticeCases = new(StringComparer.Ordinal)
    {
        ["a route again with another length"] = (c => c.Replace("input_csv/routes.csv", "310,1", "310,1\nCruce,Alta,61,0"), "input_csv/routes.csv:7:12 flee.folder.routeTwice"),
        ["a conflict zone without a population"] = (c => c.Replace("input_csv/locations.csv", "5,9000,0.4", "5,,0.4"), "input_csv/locations.csv:3:59 flee.folder.noPopulation"),
        ["a closure that ends before it begins"] = (c => c.Replace("input_csv/closures.csv", "Ribera,4,12", "Ribera,12,4"), "input_csv/closures.csv:2:28 flee.folder.closureStays"),
        ["a period after all counts"] = (c => c.Replace("input_csv/sim_period.csv", "2021-02-27", "2022-02-27"), "input_csv/sim_period.csv:1:11 flee.folder.countsOutside"),
        ["a period before all counts"] = (c => c.Replace("input_csv/sim_period.csv", "2021-02-27", "2020-02-27"), "input_csv/sim_period.csv:1:11 flee.folder.countsOutside"),
        ["a closure after the last day"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano,,0,6", "camp,Llano,,30,60"), "input_csv/closures.csv:3:13 flee.folder.afterEnd"),
        ["a change of a location after the last day"] = (c => c.Write("input_csv/location_changes.csv", "Cruce,camp,45\n"), "input_csv/location_changes.csv:1:12 flee.folder.afterEnd"),
        ["two counts of a date"] = (c => c.Replace("source_data/puente.csv", "2021-03-20,420", "2021-03-20,420\n2021-03-20,430"), "source_data/puente.csv:5:1 flee.folder.dateTwice"),
        ["counts of a town"] = (c => c.Replace("source_data/data_layout.csv", "Orilla,", "Cruce,"), "source_data/data_layout.csv:4:1 flee.folder.noCamp"),
        ["a line of the period that says nothing"] = (c => c.Replace("input_csv/sim_period.csv", "Length,30", "Length,30\nEndDate,2021-04-01"), "input_csv/sim_period.csv:3:1 flee.folder.idle"),
        ["a location that no route touches"] = (c => c.Replace("input_csv/locations.csv", "\"Cruce\",\"North\"", "\"Peña\",\"North\",\"Montania\",1.0,31.0,\"town\",,5,0.4,\n\"Cruce\",\"North\""), "input_csv/locations.csv:4 flee.folder.lonely"),
        ["no closures"] = (c => c.Remove("input_csv/closures.csv"), "input_csv/closures.csv flee.folder.noClosures"),
        ["no corrections"] = (c => c.Remove("input_csv/registration_corrections.csv"), "input_csv/registration_corrections.csv flee.folder.noCorrections"),
    };

    private static readonly Dictionary<string, (Action<FleeCopy> Change, string Line)> RuleCases = new(StringComparer.Ordinal)
    {
        ["an unknown setting"] = (c => c.Replace("simsetting.yml", "camp_weight", "camp_wieght"), "simsetting.yml:9:3 flee.unknownKey"),
        ["a setting of another kind"] = (c => c.Replace("simsetting.yml", "max_move_speed: 200.0", "max_move_speed: fast"), "simsetting.yml:8:3 flee.notNumber"),
        ["a flag that is a number"] = (c => c.Replace("simsetting.yml", "insert_day0: True", "insert_day0: 7"), "simsetting.yml:6:3 flee.notFlag"),
        ["a setting out of range"] = (c => c.Replace("simsetting.yml", "camp_weight: 2.0", "camp_movechance: 2.0"), "simsetting.yml:9:3 flee.outOfRange"),
        ["a setting that is not supported"] = (c => c.Replace("simsetting.yml", "camp_weight: 2.0", "two_system_decision_making: 1.0"), "simsetting.yml:9:3 flee.neverActs"),
        ["a switch that the reference does not have"] = (c => c.Replace("simsetting.yml", "camp_weight: 2.0", "match_town_religion: true"), "simsetting.yml:9:3 flee.unsupported"),
        ["a whole number with a fraction"] = (c => c.Replace("simsetting.yml", "awareness_level: 2", "awareness_level: 1.5"), "simsetting.yml:11:3 flee.notWhole"),
        ["a list of which one is no number"] = (c => c.Replace("simsetting.yml", "1.0, 0.5]", "often, 0.5]"), "simsetting.yml:5:31 flee.notNumber"),
        ["a list that is a number"] = (c => c.Replace("simsetting.yml", "[1.0, 1.0, 0.5]", "1.0"), "simsetting.yml:5:3 flee.wrongKind"),
        ["a mode of spawning that there is not"] = (c => c.Replace("simsetting.yml", "insert_day0: True", "conflict_driven_spawning:\n    spawn_mode: pop_ration"), "simsetting.yml:7:5 flee.notWord"),
        ["a setting in the wrong part"] = (c => c.Replace("simsetting.yml", "insert_day0: True", "camp_movechance: 0.1"), "simsetting.yml:6:3 flee.unknownKey"),
        ["a setting that acts on nothing"] = (c => c.Replace("simsetting.yml", "camp_weight: 2.0", "max_crossing_speed: 20"), "simsetting.yml:9:3 flee.idle"),
        ["a switch that never acts in the reference, followed in that"] = (
            c => c.Replace("simsetting.yml", "camp_weight: 2.0", "two_system_decision_making: True").Replace("simsetting.yml", "optimisations:", "compatibility:\n  two_system_decision_making_ignored: True\noptimisations:"),
            "simsetting.yml:9:3 flee.idle"),
        ["a switch on ages that are not drawn"] = (c => c.Replace("simsetting.yml", "camp_weight: 2.0", "children_avoid_hazards: True"), "simsetting.yml:9:3 flee.attributeMissing"),
        ["a switch on ages that are words"] = (
            c => c.Replace("simsetting.yml", "camp_weight: 2.0", "elderly_avoid_hazards: True").Write("input_csv/demographics_age.csv", "age,Default\nyoung,1\n"), "simsetting.yml:9:3 flee.attributeValue"),
        ["a switch on an ethnicity that no place counts"] = (
            c => c.Replace("simsetting.yml", "camp_weight: 2.0", "match_town_ethnicity: True").Write("input_csv/demographics_ethnicity.csv", "ethnicity,Default\nred,1\n"), "simsetting.yml:9:3 flee.likenessMissing"),
        ["a hasten that leaves nobody"] = (c => c.Replace("simsetting.yml", "hasten: 1", "hasten: 1000000"), "simsetting.yml:14:3 flee.hastenedAway"),
        ["a closure that closes nothing"] = (c => c.Replace("input_csv/closures.csv", "camp,Llano", "camp,Cruce"), "input_csv/closures.csv:3 flee.closureIdle"),
    };

    public static TheoryData<string> Broken => [.. BrokenCases.Keys];

    public static TheoryData<string> Noticed => [.. NoticeCases.Keys];

    public static TheoryData<string> Rules => [.. RuleCases.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public void Malformed_folders_get_errors_with_file_and_line(string name)
    {
        FleeCopy copy = new("small");
        BrokenCases[name].Break(copy);

        ScenarioReading reading = copy.Read();

        Assert.Null(reading.Scenario);
        Assert.Equal(BrokenCases[name].Lines, reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Place));
        Assert.All(reading.Diagnostics, d => Assert.True(FuzzTests.IsWhole(d), Localizer.English.Line(d)));
    }

    [Theory]
    [MemberData(nameof(Noticed))]
    public void What_is_odd_but_can_be_run_gets_a_notice_with_file_and_line(string name)
    {
        FleeCopy copy = new("small");
        string[] before = [.. copy.Read().Diagnostics.Select(Place)];
        NoticeCases[name].Change(copy);

        ScenarioReading reading = copy.Read();

        Assert.NotNull(reading.Scenario);
        Assert.Equal([NoticeCases[name].Line], reading.Diagnostics.Select(Place).Except(before));
        Assert.All(reading.Diagnostics, d => Assert.True(FuzzTests.IsWhole(d), Localizer.English.Line(d)));
    }

    [Theory]
    [InlineData("input_csv/locations.csv")]
    [InlineData("source_data/data_layout.csv")]
    [InlineData("source_data/puente.csv")]
    public void A_file_that_is_missing_makes_no_notices_of_what_only_follows(string file)
    {
        string[] usual = [.. new FleeCopy("small").Read().Diagnostics.Select(Place)];

        ScenarioReading reading = new FleeCopy("small").Remove(file).Read();

        Assert.Contains($"{file} flee.folder.missing", reading.Diagnostics.Select(Place));
        Assert.Empty(reading.Diagnostics.Where(d => d.Severity == Severity.Notice).Select(Place).Except(usual));
        if (file == "input_csv/locations.csv")
        {
            Assert.DoesNotContain(reading.Diagnostics, d => d.Code is FleeCodes.IdleColumn or FleeCodes.Elsewhere);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_rules_find_is_placed_in_the_folder(string name)
    {
        FleeCopy copy = new("small");
        RuleCases[name].Change(copy);
        ScenarioReading reading = copy.Read();

        ImmutableArray<Diagnostic> found = reading.Map.Locate(new FleeRules().Validate(reading.Scenario!));

        Assert.Equal([RuleCases[name].Line], found.Select(Place));
        Assert.All(found, d => Assert.True(FuzzTests.IsWhole(d), Localizer.English.Line(d)));
    }

    [Theory]
    [InlineData("Vado,Puente,12,", "Vado,Puenta,12,")]
    [InlineData("Vado,Puente,12,", "Vado,Puente,-1,")]
    public void Wrong_settings_are_told_together_with_wrong_tables(string sound, string wrong)
    {
        FleeCopy copy = new FleeCopy("small").Replace("input_csv/routes.csv", sound, wrong).Replace("simsetting.yml", "camp_weight: 2.0", "camp_movechance: 2.0").Replace("simsetting.yml", "hasten: 1", "hasten: some");

        ScenarioReading reading = copy.Read();

        Assert.Equal(
            ["input_csv/routes.csv:5", "simsetting.yml:9", "simsetting.yml:14"],
            reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => $"{d.Location!.Value.File}:{d.Location!.Value.Line}"));
        Assert.Equal(3, reading.ErrorCount);
    }

    [Fact]
    public void Wrong_settings_name_themselves_and_say_what_to_write()
    {
        ScenarioReading reading = new FleeCopy("small").Remove("input_csv/routes.csv").Replace("simsetting.yml", "camp_weight: 2.0", "camp_movechance: 2.0")
            .Replace("simsetting.yml", "max_move_speed: 200.0", "max_move_speed: fast").Replace("simsetting.yml", "conflict_weight: 0.25", "two_system_decision_making: 1").Read();

        Assert.Equal(
            [
                "simsetting.yml:8:3: error: move_rules.max_move_speed is \"fast\", which is no number. Write a number: 0.001 – 100000.",
                "simsetting.yml:9:3: error: move_rules.camp_movechance is 2, which it cannot be. Write a number within 0 – 1.",
                "simsetting.yml:10:3: error: move_rules.two_system_decision_making never switches on in Flee, and nothing says what it would do. Remove it or write false; to pass it over as Flee does, write two_system_decision_making_ignored: true under compatibility.",
            ],
            reading.Diagnostics.Where(d => d.Severity == Severity.Error && d.Location!.Value.File == "simsetting.yml").Select(Localizer.English.Line));
        Assert.All(reading.Diagnostics, d => Assert.DoesNotContain("scenario.yaml", Localizer.Spanish.Line(d), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_is_said_in_some_case()
    {
        IEnumerable<string> said = BrokenCases.Values.Select(c => c.Break).Concat(NoticeCases.Values.Select(c => c.Change)).SelectMany(change =>
        {
            FleeCopy copy = new("small");
            change(copy);
            return copy.Read().Diagnostics.Select(d => d.Code);
        });
        string[] codes = [.. typeof(FleeCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

        Assert.Equal([], codes.Except(said).Except([FleeCodes.Correction, FleeCodes.LeadsOut]));
        Assert.Contains(FleeCodes.Correction, new FleeCopy("small").Write("input_csv/registration_corrections.csv", "Cruce,2021-03-20\n").Read().Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Lines_of_text_between_the_rows_are_passed_over()
    {
        FleeCopy plain = new FleeCopy("small").Replace("input_csv/routes.csv", "forced_redirection\nAlta,Cruce,60,", "forced_redirection,max_move_speed\nAlta,Cruce,60,0,50");
        FleeCopy told = new FleeCopy("small").Replace("input_csv/routes.csv", "forced_redirection\nAlta,Cruce,60,", "forced_redirection,max_move_speed\n# measured on foot, in 2020\nAlta,Cruce,60,0,50")
            .Replace("input_csv/routes.csv", "Cruce,Vado", "# by car, on the new road, without stops, in the dry months\nCruce,Vado").Replace("input_csv/routes.csv", "Cruce,Llano,310,1", "Cruce,Llano,310,1,80")
            .Replace("input_csv/conflicts.csv", "#Day", "# who fought whom, by a newspaper\n#Day").Replace("input_csv/conflicts.csv", "3,1,0.4", "# it spreads\n3,1,0.4")
            .Replace("input_csv/closures.csv", "camp,Llano", "# full, of late, as was said, and so on, and on\ncamp,Llano").Replace("input_csv/locations.csv", "\"Cruce\",\"North\"", "# a town, with a market\n\"Cruce\",\"North\"");
        plain.Replace("input_csv/routes.csv", "Cruce,Llano,310,1", "Cruce,Llano,310,1,80").Write("input_csv/demographics_age.csv", "age,Default\n4,1\n40,2\n");
        told.Write("input_csv/demographics_age.csv", "# in years, by the census\nage,Default\n# the young, as they say\n4,1\n40,2\n");

        Scenario read = told.Read().Scenario!;

        Assert.Equal(ScenarioWriter.ToFiles(plain.Read().Scenario!), ScenarioWriter.ToFiles(read));
        Assert.Equal([50, 50, 0, 0, 0, 0, 0, 0, 80, 80, 80, 80], FleeCase.Read(read, out _).Links.Select(l => l.MoveSpeedKm));
    }

    [Fact]
    public void Whatever_stands_in_a_cell_is_refused_there_or_runs()
    {
        string[] odd = ["", "-1", "1e-9", "1e12", "1e308", "NaN", "5.5", "Alta", "# so", "1850-01-01", "9999-12-31", "2200-12-31", "a long " + new string('ñ', 300)];
        List<string> wrong = [];
        foreach ((string file, string text) in new FleeCopy("small").Write("input_csv/location_changes.csv", "Cruce,camp,4\n").Write("input_csv/region_attributes_IPC.csv", "Day,North\n0,10\n9,20\n")
            .Write("input_csv/flood_level.csv", "#Day,Alta\n0,1\n1,2\n").Write("input_csv/demographics_age.csv", "age,Default,Alta\n4,1,2\n40,1,3\n").Texts.Where(t => t.Key.EndsWith(".csv", StringComparison.Ordinal)))
        {
            string[] lines = text.TrimEnd('\n').Split('\n');
            for (int line = 0; line < Math.Min(lines.Length, 3); line++)
            {
                string[] cells = lines[line].Split(',');
                for (int cell = 0; cell < cells.Length; cell++)
                {
                    foreach (string value in odd)
                    {
                        string changed = string.Join('\n', [.. lines[..line], string.Join(',', [.. cells[..cell], value, .. cells[(cell + 1)..]]), .. lines[(line + 1)..]]) + "\n";
                        ScenarioReading reading = new FleeCopy("small").Write(file, changed).Read();
                        IEnumerable<Diagnostic> errors = reading.Scenario is { } scenario ? reading.Map.Locate(new FleeRules().Validate(scenario)) : reading.Diagnostics;
                        wrong.AddRange(errors.Where(d => d.Severity == Severity.Error && !IsOfReader(d)).Select(d => $"{file}:{line + 1} \"{value}\": {Localizer.English.Line(d)}"));
                    }
                }
            }
        }

        Assert.Equal([], wrong);

        // What a table holds is never told of the scenario that is made of it.
        static bool IsOfReader(Diagnostic d) => d.Code.StartsWith("flee.folder.", StringComparison.Ordinal) || d.Code.StartsWith("csv.", StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_by_the_names_of_ethnicities_count_the_people_of_places()
    {
        FleeCopy copy = new FleeCopy("small")
            .Write("input_csv/demographics_ethnicity.csv", "ethnicity,Default,Alta\nRed,1,3\nBlue,1,0\n")
            .Replace("input_csv/locations.csv", "\"hdi\",\"link_type\"", "\"red\",\"Blue\"")
            .Replace("input_csv/locations.csv", "40000,0.4,", "40000,500,20")
            .Replace("input_csv/routes.csv", "forced_redirection\nAlta,Cruce,60,", "forced_redirection,walk_probability\nAlta,Cruce,60,0,0.4");

        FleeCase flee = FleeCase.Read(copy.Read().Scenario!, out ImmutableArray<Diagnostic> found);

        Assert.Empty(found);
        Assert.Equal([new("Blue", 20), new("Red", 500)], flee.Places[0].Attributes);
        Assert.Equal([3.0, 0.0], flee.Demographics.Single().WeightsAt(flee.Places[0].Id));
        Assert.Equal([1.0, 1.0], flee.Demographics.Single().WeightsAt(flee.Places[1].Id));
        Assert.Equal([0.4, 0.4, 0.0], flee.Links.Take(3).Select(l => l.WalkProbability));
    }

    [Fact]
    public void A_folder_is_read_as_it_is()
    {
        ScenarioReading reading = FleeFolder.Read(FleeCopy.PathOf("small"));

        Scenario scenario = reading.Scenario!;
        Assert.Equal(
            [
                "input_csv/closures.csv:4:1 flee.folder.idle", "input_csv/conflicts.csv:1:21 flee.folder.idleColumn", "input_csv/locations.csv:1:111 flee.folder.idle",
                "simsetting.yml:1:1 flee.folder.idle", "source_data/data_layout.csv:4:1 flee.folder.elsewhere",
            ],
            reading.Diagnostics.Select(Place));
        Assert.Equal(new DateOnly(2021, 2, 27), scenario.From);
        Assert.Equal(new DateOnly(2021, 3, 28), scenario.To);
        Assert.Equal("baja-vega", scenario.Places[1].Id.Value);
        Assert.Equal(12, scenario.Links.Length); // Five routes, one of them twice.
        FleeCase flee = FleeCase.Read(scenario, out ImmutableArray<Diagnostic> found);
        Assert.Empty(found);
        Assert.Equal(30, flee.Days);
        Assert.Equal([new FleeStep(3, 0.4), new FleeStep(4, 0.9)], flee.Places[1].Conflict);

        // 420 of the first file and 27.x of the second at the correction, 300 of one and the next of the other before it.
        FleeCounts puente = flee.Counts[0];
        Assert.Equal(4, puente.Place);
        Assert.Equal(0, flee.Places[5].Capacity);
        Assert.True(puente.On(0, 1) > 60, $"{puente.On(0, 1)} people are in the camp at first, after the correction.");

        // Rows out of order: the first later row counts, and the row before it in the file, whatever its date.
        Assert.Equal([112, 90 + (270 * 5 / 19)], [flee.Counts[1].On(15, 1), flee.Counts[1].On(18, 1)]);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("floods")]
    public void A_scenario_folder_of_it_runs_to_the_same_result(string name)
    {
        Scenario scenario = FleeFolder.Read(FleeCopy.PathOf(name)).Scenario!;
        ScenarioReading again = ScenarioFolder.Read(MemoryFiles.Of(scenario.Name, ScenarioWriter.ToFiles(scenario)), BrokenFolderTests.Options);

        Assert.Empty(again.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Localizer.English.Line));
        Assert.Empty(new FleeRules().Validate(again.Scenario!).Where(d => d.Severity == Severity.Error).Select(d => d.Code));
        Assert.Equal(ScenarioWriter.ToFiles(scenario), ScenarioWriter.ToFiles(again.Scenario!));
        Assert.Equal(Fingerprints(scenario), Fingerprints(again.Scenario!));
    }

    [Fact]
    public void A_large_network_loads_and_compiles()
    {
        const int Side = 60;
        System.Text.StringBuilder locations = new("#name,region,country,lat,lon,location_type,conflict_date,population\nzone,A,AAA,1,1,conflict_zone,0,10000\n");
        System.Text.StringBuilder routes = new("#name1,name2,distance,forced_redirection\nzone,t0-0,70,0\n");
        for (int x = 0; x < Side; x++)
        {
            for (int y = 0; y < Side; y++)
            {
                locations.Append(System.Globalization.CultureInfo.InvariantCulture, $"t{x}-{y},A,{(x == Side - 1 ? "BBB" : "AAA")},1,1,{(x == Side - 1 && y == Side - 1 ? "camp" : "town")},,0\n");
                if (x + 1 < Side)
                {
                    routes.Append(System.Globalization.CultureInfo.InvariantCulture, $"t{x}-{y},t{x + 1}-{y},{60 + (x % 7)},0\n");
                }

                if (y + 1 < Side)
                {
                    routes.Append(System.Globalization.CultureInfo.InvariantCulture, $"t{x}-{y},t{x}-{y + 1},{70 + (y % 5)},0\n");
                }
            }
        }

        FleeCopy copy = new FleeCopy("floods").Write("input_csv/locations.csv", locations.ToString()).Write("input_csv/routes.csv", routes.ToString()).Remove("input_csv/flood_level.csv")
            .Write("source_data/data_layout.csv", $"t{Side - 1}-{Side - 1},cerro.csv\n").Write("simsetting.yml", "move_rules:\n  max_move_speed: 200\n");
        ScenarioReading reading = copy.Read();

        Assert.Empty(reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Localizer.English.Line));
        Assert.NotEmpty(Fingerprints(reading.Scenario!));
    }

    [Fact]
    public void Counts_beyond_the_folder_are_not_read_through_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need privileges there.");
        string disk = Directory.CreateTempSubdirectory("travesia-flee-").FullName;
        try
        {
            string folder = Path.Combine(disk, "case"), source = Path.Combine(folder, "source_data");
            foreach ((string file, string text) in new FleeCopy("small").Texts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
                File.WriteAllText(Path.Combine(folder, file), text);
            }

            // Within the folder a link may lead where it likes, and the folder itself may be reached by one.
            File.Move(Path.Combine(source, "puente.csv"), Path.Combine(folder, "kept.csv"));
            File.CreateSymbolicLink(Path.Combine(source, "puente.csv"), Path.Combine("..", "kept.csv"));
            Directory.CreateSymbolicLink(Path.Combine(disk, "by-link"), folder);
            Assert.NotNull(FleeFolder.Read(folder).Scenario);
            Assert.NotNull(FleeFolder.Read(Path.Combine(disk, "by-link")).Scenario);

            File.Move(Path.Combine(source, "llano.csv"), Path.Combine(disk, "llano.csv"));
            File.CreateSymbolicLink(Path.Combine(source, "llano.csv"), Path.Combine(disk, "llano.csv"));
            Assert.Equal(["source_data/llano.csv flee.folder.leadsOut"], Errors());

            Directory.Move(source, Path.Combine(disk, "elsewhere"));
            Directory.CreateSymbolicLink(source, Path.Combine(disk, "elsewhere"));
            Assert.Equal(["source_data/data_layout.csv flee.folder.leadsOut"], Errors());

            string[] Errors() => [.. FleeFolder.Read(folder).Diagnostics.Where(d => d.Severity == Severity.Error).Select(Place)];
        }
        finally
        {
            Directory.Delete(disk, recursive: true);
        }
    }

    [Theory]
    [InlineData("input_csv/locations.csv")]
    [InlineData("source_data/llano.csv")]
    [InlineData("simsetting.yml")]
    public void A_device_in_the_place_of_a_file_is_refused_as_what_it_is(string file)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no such device.");
        string disk = Directory.CreateTempSubdirectory("travesia-flee-").FullName;
        try
        {
            foreach ((string name, string text) in new FleeCopy("small").Texts)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(disk, name))!);
                File.WriteAllText(Path.Combine(disk, name), text);
            }

            File.Delete(Path.Combine(disk, file));
            File.CreateSymbolicLink(Path.Combine(disk, file), "/dev/zero");
            string code = file.StartsWith("source_data", StringComparison.Ordinal) ? FleeCodes.LeadsOut : ReaderCodes.FileNotRegular;
            Assert.Equal([$"{file} {code}"], FleeFolder.Read(disk).Diagnostics.Where(d => d.Severity == Severity.Error).Select(Place));
        }
        finally
        {
            Directory.Delete(disk, recursive: true);
        }
    }

    private static ulong[] Fingerprints(Scenario scenario)
    {
        SimulationRun run = SimulationRun.Begin(new FleeRules().Compile(scenario, ParameterValues.Medians(scenario)).Program, 7, 3);
        List<ulong> hashes = [];
        while (!run.IsOver)
        {
            run.Advance();
            hashes.Add(run.StateHash());
        }

        Assert.True(run.TotalPeople > 0);
        return [.. hashes];
    }

    private static string Place(Diagnostic d)
    {
        SourceLocation at = d.Location!.Value;
        return $"{at.File}{(at.Line > 0 ? $":{at.Line}" : "")}{(at.Column > 0 ? $":{at.Column}" : "")} {d.Code}";
    }
}
