using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;
using static Travesia.Americas.Tests.Direction;

namespace Travesia.Americas.Tests;

/// <summary>The mechanisms of the corridor by number and name, as in docs/americas-2023.md.</summary>
internal static class Mechanisms
{
    public static ImmutableSortedDictionary<string, Mechanism> All { get; } = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, Mechanism>
    {
        ["01 over the Darien"] = new(
            Window.Summer2022,
            CloseDarien,
            Summer(Down, "crossings", "bajo-chiquito-lajas-blancas"),
            Summer(Down, "crossings", "las-trojes-danli*")),
        ["02 buses of Panama and Costa Rica"] = new(
            Window.Summer2022,
            Edit.Both(
                Edit.Links(l => l.Tags.Contains("panama-bus"), l => l with { Days = 17 }),
                Edit.Links(l => l.Tags.Contains("costa-rica-bus"), l => l with { Days = 15 })),
            Summer(Down, "arrivals", "paso-canoas"),
            Summer(Down, "crossings", "las-trojes-danli*")),
        ["03 surveillance and deportations of Panama and Costa Rica"] = new(
            Window.Autumn2023,
            Edit.Without("panama-surveillance", "costa-rica-surveillance"),
            From2023(9, 11, Down, "removals", "lajas-blancas san-vicente paso-canoas"),
            From2023(9, 11, Up, "crossings", "las-trojes-danli*")),
        ["04 savings spent on the way"] = new(
            Window.Summer2022,
            Edit.WithoutSetting("savingsUsd"),
            Summer(Down, "out-of-money", ""),
            Summer(Up, "cost-usd", "")),
        ["05 Central Americans join"] = new(
            Window.Summer2022,
            Edit.WithoutDepartures("hnd", "gtm", "slv"),
            Summer(Down, "arrivals", "inm-tapachula"),
            Summer(Down, "arrivals", "usbp-rio-grande-valley")),
        ["06 Mexicans leave too"] = new(
            Window.Summer2022,
            Edit.WithoutDepartures("mex-families", "mex-alone"),
            Summer(Down, "arrivals", "usbp-tucson"),
            Summer(Down, "deaths", "*-evading")),
        ["07 freight trains"] = new(
            Window.Summer2022,
            Edit.Links(l => l.Mode == TravelMode.Train, l => l with { Availability = Availability.Closed }),
            Summer(Down, "injuries", ""),
            Summer(Up, "apprehensions", "chihuahua-ciudad-juarez")),
        ["07 the halt of trains"] = new(
            Window.Autumn2023,
            Edit.Without("trains-halted"),
            From2023(9, 9, Up, "crossings", "huehuetoca-celaya-train"),
            From2023(9, 9, Up, "crossings", "san-luis-potosi-saltillo-train")),
        ["08 expulsions into Ciudad Juarez"] = new(
            Window.Autumn2023,
            Edit.Without("agreement-juarez-expulsions"),
            From2023(10, 11, Down, "expulsions", "usbp-el-paso"),
            From2023(10, 11, Up, "arrivals", "usbp-el-paso")),
        ["09 removal and moving on from Ciudad Juarez"] = new(
            Window.Autumn2023,
            Edit.Without("agreement-juarez-returns", "agreement-juarez-moved-south"),
            From2023(10, 11, Down, "removals", "inm-*"),
            From2023(10, 11, Up, "arrivals", "usbp-el-paso")),
        ["10 checkpoints on the rails"] = new(
            Window.Autumn2023,
            Edit.Without("agreement-juarez-rails"),
            From2023(10, 11, Down, "apprehensions", "*-train"),
            From2023(10, 11, Down, "arrivals", "inm-ciudad-juarez")),
        ["11 detention in Mexico"] = new(
            Window.Summer2022,
            Edit.Both(
                Edit.Links(l => l.HoldAt?.Value.StartsWith("inm-", StringComparison.Ordinal) == true, l => l with { ApprehensionChance = 0, HoldAt = null }),
                Edit.Without("standing-checkpoints-*")),
            Summer(Down, "arrivals", "inm-*"),
            Summer(Up, "arrivals", "usbp-*")),
        ["12 removals from Mexico"] = new(
            Window.Summer2022,
            Edit.Without("mexico-returns-*", "fire-returns-fall", "agreement-juarez-returns", "mexico-suspends-returns"),
            Summer(Down, "removals", "inm-*"),
            Summer(Up, "arrivals", "usbp-rio-grande-valley")),
        ["13 the fire in Ciudad Juarez"] = new(
            Window.Spring2023,
            Edit.Both(Edit.Without("fire-*"), Edit.Policies("mexico-returns-*", p => p with { To = new DateOnly(2023, 11, 30) })),
            From2023(4, 6, Up, "removals", "inm-*"),
            From2023(4, 6, Down, "arrivals", "usbp-rio-grande-valley")),
        ["14 soldiers in Mexico"] = new(
            Window.Summer2022,
            Edit.Without("standing-mx-soldiers"),
            Summer(Down, "arrivals", "inm-*"),
            Summer(Up, "arrivals", "usbp-*")),
        ["15 abuse by soldiers and officials"] = new(
            Window.Summer2022,
            Edit.Without("standing-abuse-by-officials"),
            Summer(Down, "abuses", "huixtla-arriaga"),
            Summer(Up, "arrivals", "usbp-*")),
        ["15 extortion by police in Guatemala"] = new(
            Window.Summer2022,
            Edit.Without("standing-extortion-guatemala"),
            Summer(Up, "crossings", "guatemala-city-tecun-uman"),
            Summer(Up, "arrivals", "inm-tapachula")),
        ["16 forces of the United States"] = new(
            Window.Autumn2023,
            Edit.Without("us-soldiers"),
            From2023(10, 11, Up, "undetected", ""),
            From2023(10, 11, Up, "crossings", "*-evading")),
        ["17 expedited removals"] = new(
            Window.Spring2023,
            Edit.Without("expedited-removals-*"),
            From2023(6, 6, Down, "removals", "usbp-*"),
            From2023(6, 6, Up, "arrivals", "us-*")),
        ["18 closed bridges"] = new(
            Window.Autumn2023,
            Edit.Without("eagle-pass-*", "bridges-closed-eagle-pass", "crossing-closed-lukeville"),
            From2023(9, 9, Up, "crossings", "piedras-negras-us-del-rio-port"),
            From2023(9, 9, Up, "waiting", "piedras-negras")),
        ["19 Temporary Protected Status"] = new(
            Window.Residents2023,
            Edit.Policies("tps-venezuela", p => p with { From = new DateOnly(2023, 10, 31) }),
            From2023(10, 10, Down, "permits", ""),
            From2023(10, 10, Up, "without-permit", "us-*")),
        ["20 lawful pathways: appointments"] = new(
            Window.Spring2023,
            Edit.WithoutBut(id => id == "cbp-one-mexicans", "cbp-one-*"),
            From2023(2, 6, Down, "crossings", "*-port"),
            From2023(2, 6, Up, "arrivals", "usbp-*")),
        ["20 lawful pathways: parole"] = new(
            Window.Spring2023,
            Edit.Without("parole-*"),
            From2023(1, 6, Down, "crossings", "*-us-by-air"),
            From2023(1, 6, Up, "crossings", "las-trojes-danli*")),
        ["21 asylum papers in Mexico"] = new(
            Window.Summer2022,
            Edit.Without("standing-asylum-papers"),
            Summer(Down, "crossings", "tapachula-mexico-city-papers"),
            Summer(Down, "present", "tapachula")),
        ["22 deaths"] = new(
            Window.Summer2022,
            Edit.Links(_ => true, l => l with { DeathChance = 0 }),
            Summer(Down, "deaths", ""),
            Summer(Up, "crossings", "las-trojes-danli*")),
        ["23 waves"] = new(
            Window.Spring2023,
            LevelDepartures,
            From2023(1, 6, Down, "crossings", "bajo-chiquito-lajas-blancas"),
            From2023(1, 6, Down, "arrivals", "paso-canoas")),
        ["23 seasons"] = new(
            Window.Summer2022,
            Edit.Without("rains-darien-*", "heat-border-*"),
            Summer(Down, "deaths", ""),
            Summer(Up, "crossings", "bajo-chiquito-lajas-blancas")),
        ["24 why people leave"] = new(
            Window.Summer2022,
            Edit.Without("standing-push-venezuela"),
            Summer(Down, "departures", "caracas"),
            Summer(Down, "crossings", "bajo-chiquito-lajas-blancas")),
        ["25 violence in Mexico"] = new(
            Window.Summer2022,
            Edit.Links(l => l.AbuseChance.Parameter?.Value == "mx-abuse", l => l with { AbuseChance = 0 }),
            Summer(Down, "abuses", ""),
            Summer(Up, "arrivals", "usbp-*")),
        ["26 reception overwhelmed"] = new(
            Window.Spring2023,
            Edit.Policies("cbp-one-*", Edit.Doubled),
            From2023(2, 6, Down, "waiting", "ciudad-juarez"),
            From2023(2, 6, Down, "arrivals", "usbp-*")),
    });

    /// <summary>Mechanism 19 again, with a tally that it leaves as it is.</summary>
    public static Mechanism TemporaryProtectedStatus { get; } = new(
        Window.Residents2023, Edit.Without("tps-venezuela"), From2023(10, 10, Down, "permits", ""), From2023(10, 10, Down, "arrivals", "us-*"));

    private static Tally Summer(Direction direction, string counts, string where) => new(direction, counts, where, new DateOnly(2022, 7, 1), new DateOnly(2022, 9, 1));

    private static Tally From2023(int first, int last, Direction direction, string counts, string where)
        => new(direction, counts, where, new DateOnly(2023, first, 1), new DateOnly(2023, last, 1));

    private static Scenario CloseDarien(Scenario scenario) => Edit.With(new Policy
    {
        Id = new PolicyId("darien-closed"),
        Title = "The way over the Darien cannot be taken",
        From = scenario.FirstDay,
        Scope = new Scope { Tags = ["darien-guide"] },
        Effect = new CloseEffect(),
    })(scenario);

    /// <summary>As many leave at all times as in the third quarter of 2022.</summary>
    private static Scenario LevelDepartures(Scenario scenario)
    {
        DateOnly level = new(2022, 8, 15);
        return scenario with
        {
            Departures = [.. scenario.Departures.Select(k => k with { PerDay = scenario.Departures.Single(o => o.Group == k.Group && o.Place == k.Place && o.Date == level).PerDay })],
        };
    }
}
