namespace Travesia.Scenarios.Writing;

/// <summary>The files of a new scenario. They are read by a test like any others.</summary>
internal static class Template
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FolderLayout.Scenario] =
            """
            # What the scenario is: its title, the days it spans, who travels, and which rules run it.
            # Numbers here and in the tables may be replaced by the name of a parameter, or a multiple such as 2*river-death.
            title: "{name}: a new scenario"
            period:
              from: 2023-01-01
              to: 2023-12-31
              # Days before the first that are simulated and not shown, so that the ways are not empty on the first day.
              spinUpFrom: 2022-11-01
            rules: corridor

            # People who behave alike. No list of persons: a group is a nationality, perhaps split by household.
            groups:
              travellers:
                title: People on the way
                # Half of the parties are one person, three in ten are two, two in ten are four. The shares sum to 1.
                partySizes: { 1: 0.5, 2: 0.3, 4: 0.2 }

            # Uncertain numbers: fixed, uniform, normal, lognormal or beta. The note says what the number is, and its unit.
            parameters:
              river-death:
                prior: beta
                mean: 0.0005
                strength: 200
                note: Chance to die on one crossing of the river; an assumption to be replaced

            # How people choose among ways, under these rules. What is left out has a default.
            corridor:
              timePerDay: 0.05

            """,
        [FolderLayout.Places] =
            """
            # One row for each place: origins, towns, crossings, shelters, places of detention, destinations.
            # country is ISO 3166-1 alpha-3; stayDays is the mean stay; an empty source marks an assumption.
            id,name,country,kind,latitude,longitude,stayDays,beds,attraction,turnBackUtility,tags,source
            home-town,Home Town,MEX,origin,25.40,-101.00,1,,,,,
            border-town,Border Town,MEX,transit,28.70,-100.50,4,80,,-3,border,example-source
            far-bank,Far Bank,USA,destination,28.72,-100.50,1,,5,,,

            """,
        [FolderLayout.Links] =
            """
            # One row for each way, in one direction. Chances are of one whole traversal, each net of the others.
            id,from,to,mode,distanceKm,days,costUsd,deathChance,abuseChance,irregular,tags,source
            road,home-town,border-town,bus,420,0.5,30,0,0.01,,,
            river,border-town,far-bank,foot,1,0.1,0,river-death,0.005,true,water,example-source

            """,
        [FolderLayout.Departures] =
            """
            # How many people of a group leave a place a day: linear between dates, constant before the first and after the last.
            group,place,date,perDay,dispersion,source
            travellers,home-town,2022-11-01,20,1.5,
            travellers,home-town,2023-06-01,35,1.5,

            """,
        [FolderLayout.Policies] =
            """
            # Dated changes, described and not argued, each with exactly one effect. A policy without dates is a standing rule.
            - id: river-watch
              title: More personnel at the river
              from: 2023-07-01
              announced: 2023-06-20
              scope: { links: [river] }
              checkpoint: { chance: 0.1 }
              source: example-source

            """,
        [FolderLayout.Series] =
            """
            # What of the model answers a published series, and how much of what happens it records.
            - id: town.arrivals
              title: People counted at the shelters of Border Town
              counts: arrivals
              areas:
                Border Town: [border-town]
              reporting:
                - share: 0.8
              delayDays: 15
              source: example-source

            """,
        [FolderLayout.Observations] =
            """
            # Published counts. period is a year, a month, a day, or two days as 2023-03-01..2023-03-15. Rival publishers stand side by side.
            # unit says whether people are counted once each, or events. Never put names, documents or telephone numbers here.
            series,publisher,period,availableFrom,area,group,unit,value
            town.arrivals,Shelter network,2023-01,2023-02-15,Border Town,,people,520
            town.arrivals,Shelter network,2023-02,,Border Town,,people,545

            """,
        [FolderLayout.Figures] =
            """
            # Single published claims, in our own words, against which a run is held. role is input, calibration or check.
            - id: crossings-2023
              statement: At least six thousand people crossed the river in 2023
              value: 6000
              bound: at-least
              unit: people
              from: 2023-01-01
              to: 2023-12-31
              area: far-bank
              source: example-source
              role: check
              counts: arrivals

            """,
        [FolderLayout.Sources] =
            """
            # Where numbers come from. date is a year, a month or a day; locator a page, table or address.
            - id: example-source
              publisher: Name of the publisher
              title: Title of the report
              date: 2023-09
              locator: table 3

            """,
    };
}
