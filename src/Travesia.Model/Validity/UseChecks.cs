using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>What is declared and never used: no error, but often a slip of the pen.</summary>
internal static class UseChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        if (check.Bag.HasErrors)
        {
            return; // With errors about, what seems unused may be what was misspelt.
        }

        HashSet<string> settings = new(StringComparer.Ordinal);
        Scalars(s.Rules, settings);
        foreach (Parameter parameter in s.Parameters)
        {
            string name = parameter.Id.Value;
            if (!check.UsedParameters.Contains(name) && !settings.Contains(name))
            {
                check.Bag.Notice(ModelCodes.ParameterUnused, new Subject("scenario", -1, $"parameters.{name}"), ("value", name));
            }
        }

        if (s.Links.IsEmpty)
        {
            return;
        }

        HashSet<string> touched = new(StringComparer.Ordinal);
        foreach (Link link in s.Links)
        {
            touched.Add(link.From.Value);
            touched.Add(link.To.Value);
        }

        for (int row = 0; row < s.Places.Length; row++)
        {
            if (!touched.Contains(s.Places[row].Id.Value) && s.Places[row].Kind != PlaceKind.Detention)
            {
                check.Bag.Notice(ModelCodes.PlaceIsolated, new Subject("places", row, "id"), ("value", s.Places[row].Id.Value));
            }
        }
    }

    // A quantity of the rule set's section may be a multiple of a parameter: what follows the star is its name.
    private static void Scalars(Setting? setting, HashSet<string> words)
    {
        switch (setting)
        {
            case ScalarSetting scalar:
                words.Add(scalar.Text[(scalar.Text.LastIndexOf('*') + 1)..].Trim());
                break;
            case ListSetting list:
                foreach (Setting item in list.Items)
                {
                    Scalars(item, words);
                }

                break;
            case MapSetting map:
                foreach ((_, Setting value) in map.Entries)
                {
                    Scalars(value, words);
                }

                break;
        }
    }
}
