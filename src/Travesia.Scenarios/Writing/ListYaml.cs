using System.Collections.Immutable;
using Travesia.Model;
using Travesia.Model.Effects;
using Travesia.Scenarios.Tables;

namespace Travesia.Scenarios.Writing;

/// <summary>Writes the files that are lists: policies, series, figures, sources.</summary>
internal static class ListYaml
{
    public static string Policies(ImmutableArray<Policy> policies) => Write(policies, Policy);

    public static string Series(ImmutableArray<SeriesDefinition> series) => Write(series, Series);

    public static string Figures(ImmutableArray<Figure> figures) => Write(figures, Figure);

    public static string Sources(ImmutableArray<Source> sources) => Write(sources, Source);

    private static string Write<T>(ImmutableArray<T> items, Action<YamlWriter, T> write)
    {
        if (items.IsEmpty)
        {
            return "[]\n";
        }

        YamlWriter yaml = new();
        foreach (T item in items)
        {
            yaml.Item(() => write(yaml, item));
        }

        return yaml.ToString();
    }

    private static void Policy(YamlWriter yaml, Policy policy)
    {
        yaml.Text("id", policy.Id.Value).Text("title", policy.Title);
        yaml.Plain("from", Day(policy.From)).Plain("to", Day(policy.To)).Plain("announced", Day(policy.Announced)).Plain("endAnnounced", Day(policy.EndAnnounced)).Plain("anticipated", policy.Anticipated ? "true" : null);
        Scope scope = policy.Scope;
        if (!(scope.Places.IsEmpty && scope.Links.IsEmpty && scope.Groups.IsEmpty && scope.Countries.IsEmpty && scope.Modes.IsEmpty && scope.Tags.IsEmpty))
        {
            yaml.Map("scope", () => yaml
                .Texts("places", [.. scope.Places.Select(p => p.Value)])
                .Texts("links", [.. scope.Links.Select(l => l.Value)])
                .Texts("groups", [.. scope.Groups.Select(g => g.Value)])
                .Texts("countries", [.. scope.Countries.Select(c => c.Value)])
                .Texts("modes", [.. scope.Modes.Select(Words<TravelMode>.Of)])
                .Texts("tags", scope.Tags));
        }

        EffectDescriptor descriptor = EffectCatalogue.Find(policy.Effect.Key) ?? throw new ArgumentException($"No such effect: {policy.Effect.Key}.", nameof(policy));
        yaml.Map(descriptor.Key, () =>
        {
            foreach (EffectField field in descriptor.Fields)
            {
                Field(yaml, field, descriptor.ValueOf(policy.Effect, field));
            }
        });
        yaml.Text("source", policy.Source?.Value);
    }

    private static void Field(YamlWriter yaml, EffectField field, object? value)
    {
        switch (value)
        {
            case Quantity quantity:
                yaml.Plain(field.Name, quantity.ToString());
                break;
            case DateOnly date:
                yaml.Plain(field.Name, Cells.Of(date));
                break;
            case bool flag:
                yaml.Plain(field.Name, flag ? "true" : null);
                break;
            default:
                yaml.Text(field.Name, value?.ToString());
                break;
        }
    }

    private static void Series(YamlWriter yaml, SeriesDefinition series)
    {
        yaml.Text("id", series.Id.Value).Text("title", series.Title).Text("counts", series.Counts);
        if (!series.Areas.IsEmpty)
        {
            yaml.Map("areas", () =>
            {
                foreach ((string area, ImmutableArray<string> members) in series.Areas)
                {
                    yaml.Plain(area, $"[{string.Join(", ", members.Select(YamlWriter.Quote))}]");
                }
            });
        }

        if (!series.Reporting.IsEmpty)
        {
            yaml.Map("reporting", () =>
            {
                foreach (ReportingShare share in series.Reporting)
                {
                    yaml.Item(() => yaml.Plain("from", Day(share.From)).Plain("to", Day(share.To)).Plain("share", share.Share.ToString()));
                }
            });
        }

        yaml.Plain("delayDays", series.DelayDays == 0 ? null : Values.Of(series.DelayDays)).Text("source", series.Source?.Value);
    }

    private static void Figure(YamlWriter yaml, Figure figure)
    {
        yaml.Text("id", figure.Id.Value)
            .Text("statement", figure.Statement)
            .Text("definition", figure.Definition)
            .Plain("value", Cells.Of(figure.Value))
            .Plain("bound", figure.Bound == FigureBound.About ? null : Words<FigureBound>.Of(figure.Bound))
            .Text("unit", figure.Unit)
            .Plain("from", Day(figure.From))
            .Plain("to", Day(figure.To))
            .Plain("per", figure.Per == FigurePer.Period ? null : Words<FigurePer>.Of(figure.Per));
        if (figure.ComparedWith is { } compared)
        {
            yaml.Map("comparedWith", () => yaml.Plain("from", Day(compared.From)).Plain("to", Day(compared.To)));
        }

        yaml.Text("about", figure.About)
            .Text("area", figure.Area)
            .Text("group", figure.Group?.Value)
            .Text("source", figure.Source.Value)
            .Plain("role", Words<FigureRole>.Of(figure.Role))
            .Text("counts", figure.Counts);
        if (figure.Journey is { } journey)
        {
            yaml.Map("journey", () => yaml.Plain("quantity", Words<JourneyQuantity>.Of(journey.Quantity)).Text("group", journey.Group.Value).Text("from", journey.From).Text("to", journey.To));
        }

        yaml.Text("note", figure.Note);
    }

    private static void Source(YamlWriter yaml, Source source) => yaml
        .Text("id", source.Id.Value)
        .Text("publisher", source.Publisher)
        .Text("title", source.Title)
        .Plain("date", source.Date)
        .Text("locator", source.Locator.Length == 0 ? null : source.Locator);

    private static string? Day(DateOnly? date) => date is { } day ? Cells.Of(day) : null;
}
