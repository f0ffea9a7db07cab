using System.Collections.Immutable;
using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Translations.</summary>
internal static class TranslationChecks
{
    private const string Table = "translations";

    public static void Run(Check check)
    {
        ImmutableArray<Translation> all = check.Scenario.Translations;
        if (all.IsEmpty)
        {
            return;
        }

        HashSet<string> known = new(ScenarioTexts.Of(check.Scenario), StringComparer.Ordinal);

        // Where something could not be read, texts may be missing for that reason.
        bool canJudge = !check.Bag.HasErrors;
        Dictionary<(string, string), int> rows = [];
        for (int row = 0; row < all.Length; row++)
        {
            Translation it = all[row];
            if (it.Language.Length != 2 || !it.Language.All(char.IsAsciiLetterLower))
            {
                check.Error(ModelCodes.LanguageForm, Of(row, "language"), ("value", it.Language));
            }

            check.Text(it.Translated, Of(row, "translation"));
            if (canJudge && !known.Contains(it.Text))
            {
                check.Unused(it.Text, known, ModelCodes.UnknownText, Of(row, "text"));
            }

            if (!rows.TryAdd((it.Language, it.Text), row))
            {
                check.Bag.Add(Diagnostic.Of(ModelCodes.TranslationTwice, Of(row, "text"), ("value", it.Text), ("language", it.Language)) with { Related = Of(rows[(it.Language, it.Text)], "text") });
            }
        }
    }

    private static Subject Of(int row, string field) => new(Table, row, field);
}
