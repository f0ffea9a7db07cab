namespace Travesia.Inference.Forecasting.Naive;

internal sealed class Persistence : INaiveForecast
{
    public NaiveMethod Method => NaiveMethod.Persistence;

    public double? Middle(CountHistory history, int known, int target) => history.Logs[known];
}
