namespace Travesia.Inference.Forecasting.Naive;

internal sealed class Seasonal : INaiveForecast
{
    private const int MonthsOfYear = 12;

    public NaiveMethod Method => NaiveMethod.Seasonal;

    public double? Middle(CountHistory history, int known, int target)
    {
        int month = target - MonthsOfYear;
        while (month > known)
        {
            month -= MonthsOfYear;
        }

        return month < 0 ? null : history.Logs[month];
    }
}
