using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Title and period.</summary>
internal static class FrameChecks
{
    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        if (!check.IsReadable("scenario"))
        {
            return;
        }

        check.Text(s.Title, Of("title"));
        check.Order(s.From, s.To, Of("period.from"), Of("period.to"));
        check.Date(s.SpinUpFrom, Of("period.spinUpFrom"));
        if (s.SpinUpFrom > s.From)
        {
            check.Bag.Add(Diagnostic.Of(ModelCodes.PeriodSpinUp, Of("period.spinUpFrom"), ("value", Validity.Check.Iso(s.SpinUpFrom.Value)), ("from", Validity.Check.Iso(s.From)))
                with { Related = Of("period.from") });
        }

        if (s.Days > Calendar.MaxDays)
        {
            check.Error(ModelCodes.PeriodLong, Of("period"), ("value", Validity.Check.Write(s.Days)), ("max", Validity.Check.Write(Calendar.MaxDays)));
        }
    }

    private static Subject Of(string field) => new("scenario", -1, field);
}
