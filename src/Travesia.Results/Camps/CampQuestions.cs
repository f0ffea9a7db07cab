using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Travesia.Inference;
using Travesia.Inference.Counts;
using Travesia.Model;
using Travesia.Results.Report.Data;
using Travesia.Rules;
using Travesia.Rules.Flee;
using Travesia.Rules.Flee.Cases;
using Travesia.Rules.Flee.Validation;

namespace Travesia.Results.Camps;

/// <summary>What is asked of a run under Flee's rules: who is in which camp on each day shown, beside the counts.</summary>
internal sealed class CampQuestions
{
    private readonly EnsembleLayout layout;
    private readonly ImmutableArray<Place> camps;
    private readonly ImmutableArray<Counted> present;
    private readonly FleeErrors? errors;

    private CampQuestions(EnsembleLayout layout, ImmutableArray<Place> camps, ImmutableArray<Counted> present, FleeErrors? errors)
    {
        this.layout = layout;
        this.camps = camps;
        this.present = present;
        this.errors = errors;
    }

    /// <summary>Asks; none if the rules are others, or there is no camp.</summary>
    public static CampQuestions? Ask(Inquiry inquiry)
    {
        EnsembleLayout layout = inquiry.Layout;
        if (layout.Scenario.RuleSet != FleeRules.RuleSetName)
        {
            return null;
        }

        FleeCase flee = FleeCase.Read(layout.Scenario, out _);
        bool isCounted = !flee.Counts.IsEmpty;
        int firstDay = layout.Days[0].DayNumber - flee.FirstDate.DayNumber;
        FleeErrors? errors = isCounted ? new FleeErrors(flee, firstDay, layout.Days.Length) : null;
        ImmutableArray<int> places = errors?.Camps ?? [.. Enumerable.Range(0, flee.Places.Length).Where(p => flee.Places[p].Kind is FleeKind.Camp or FleeKind.IdpCamp)];
        ImmutableArray<CountPeriod> days = [.. layout.Days.Select(day => new CountPeriod(day, day))];
        ImmutableArray<Place> camps = [.. places.Select(p => layout.Scenario.Places[p])];
        ImmutableArray<Counted> present = [.. camps.Select(c => inquiry.Ask(MeasureNames.Present, days, [c.Id.Value])).OfType<Counted>()];
        return camps.IsEmpty || present.Length < camps.Length ? null : new CampQuestions(layout, camps, present, errors);
    }

    /// <summary>The answers; to be called when the run is read.</summary>
    public CampAnswers Answered()
    {
        // By camp, day and member.
        double[][][] people = [.. present.Select(c => (double[][])[.. layout.Days.Select((_, day) => c.Members(day))])];
        int last = layout.Days.Length - 1;
        double[] together = [.. Enumerable.Range(0, layout.Members).Select(member => people.Sum(camp => camp[last][member]))];
        return new CampAnswers(
            new CampValidation(
                layout.Days[last],
                CampRange.Of(together),
                errors?.TotalOn(last),
                [.. camps.Select((place, camp) => new CampAtEnd(place.Id, place.Name, CampRange.Of(people[camp][last]), errors?.Counted(last, camp)))],
                errors is null ? null : Errors(people, errors)),
            errors is null ? null : Table(people, errors));
    }

    private CampErrors Errors(double[][][] people, FleeErrors against)
    {
        (double AsIs, double Rescaled)[] members = [.. Enumerable.Range(0, layout.Members).Select(member =>
        {
            double[,] one = new double[against.Days, people.Length];
            for (int day = 0; day < against.Days; day++)
            {
                for (int camp = 0; camp < people.Length; camp++)
                {
                    one[day, camp] = people[camp][day][member];
                }
            }

            return against.Of(one);
        })];
        return new CampErrors(
            CampRange.Of(members.Select(m => m.AsIs)), CampRange.Of(members.Select(m => m.Rescaled)), against.OfEqualSplit(), against.OfCapacitySplit(), against.OfPersistence());
    }

    // The columns of the reference's own out.csv that the model has, by their names there; simulated people are means over the futures.
    private byte[] Table(double[][][] people, FleeErrors against)
    {
        StringBuilder text = new("Day,Date");
        foreach (Place camp in camps)
        {
            string name = camp.Name.Contains(',', StringComparison.Ordinal) || camp.Name.Contains('"', StringComparison.Ordinal) ? camp.Id.Value : camp.Name;
            text.Append(CultureInfo.InvariantCulture, $",{name} sim,{name} data,{name} error");
        }

        text.Append(",Total error,refugees in camps (UNHCR),refugees in camps (simulation),raw UNHCR refugee count\n");
        double[] simulated = new double[camps.Length];
        int first = layout.Days[0].DayNumber - layout.Scenario.FirstDay.DayNumber - 1;
        for (int day = 0; day < against.Days; day++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{first + day},{Iso.Date(layout.Days[day])}");
            for (int camp = 0; camp < simulated.Length; camp++)
            {
                simulated[camp] = people[camp][day].Average();
                text.Append(CultureInfo.InvariantCulture, $",{Math.Round(simulated[camp], 2)},{against.Counted(day, camp)},{Math.Round(against.ErrorOf(simulated[camp], day, camp), 6)}");
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $",{Math.Round(against.TotalErrorOf(simulated, day), 6)},{against.TotalOn(day)},{Math.Round(simulated.Sum(), 2)},{against.RawTotalOn(day)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>Who is in which camp: the summary, and the table by camp and day where camps are counted.</summary>
internal sealed record CampAnswers(CampValidation Summary, ReadOnlyMemory<byte>? Table)
{
    /// <summary>The files of a run that hold them.</summary>
    public IEnumerable<RunDocument> Documents()
    {
        yield return new RunDocument(CampValidation.FileName, Summary.ToBytes());
        if (Table is { } table)
        {
            yield return new RunDocument(CampValidation.TableName, table);
        }
    }
}
