using Travesia.Inference.Forecasting.Responses;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>
/// A Kalman filter around the engine (Anderson and Moore, Optimal Filtering, 1979), extended where the model bends: log-drivers of departures
/// and levels walk at random by the month; a count is the model's answer to the drivers, off by its levels. Rows are taken in one by one, rows
/// of groups before their sums. What is not known yet is skipped, and only made likelier by what is.
/// </summary>
/// <remarks>Not safe for use by several threads.</remarks>
internal sealed class StateFilter
{
    private const double FirstDriverSd = 0.5;
    private const double FirstSharedSd = 1e-3;
    private const double FirstOwnSd = 3;

    /// <summary>A row whose level varies more than this has not been seen yet.</summary>
    private const double Unseen = 0.9 * FirstOwnSd * FirstOwnSd;

    /// <summary>Half of what the model says of changes to come is believed beforehand, as it stands: it knows the direction of a policy better than its size.</summary>
    private const double CourseMean = 0.5;
    private const double CourseSd = 0.3;
    private const double MostCourse = 1.2;

    /// <summary>Variance over mean of counts within a month: people come in parties.</summary>
    private const double Dispersion = 2;

    /// <summary>A surprise beyond so many standard deviations is a step of the row's own level, and no news of departures.</summary>
    private const double MostSurprise = 3;

    private const double MostLog = 14;

    private readonly FilterRow[] rows;
    private readonly StateLayout layout;
    private readonly Spreads spreads;
    private readonly double[] scales;
    private readonly double[] reference;
    private readonly double[] mean;
    private readonly double[] gain;
    private readonly double[] gradient;
    private readonly double[] part;
    private double[][] covariance;
    private double[][] spare;

    /// <summary>A filter before the first month.</summary>
    /// <param name="rows">What is counted.</param>
    /// <param name="layout">Of the state.</param>
    /// <param name="spreads">What is learnt.</param>
    /// <param name="scales">By row, what its own step and noise are multiplied by, squared.</param>
    /// <param name="origin">The month at which the model's own course is the reference.</param>
    public StateFilter(FilterRow[] rows, StateLayout layout, Spreads spreads, double[] scales, int origin)
    {
        (this.rows, this.layout, this.spreads, this.scales) = (rows, layout, spreads, scales);
        int n = layout.Length;
        (mean, gain, gradient, part) = (new double[n], new double[n], new double[n], new double[n]);
        (covariance, spare) = (SquareOf(n), SquareOf(n));
        reference = [.. rows.Select(r => CountDistribution.Log(r.Response.Base(origin)))];
        Begin();
    }

    private StateFilter(StateFilter of)
    {
        (rows, layout, spreads, scales, reference) = (of.rows, of.layout, of.spreads, of.scales, of.reference);
        int n = layout.Length;
        (mean, gain, gradient, part) = ([.. of.mean], new double[n], new double[n], new double[n]);
        covariance = [.. of.covariance.Select(r => r.ToArray())];
        spare = SquareOf(n);
    }

    /// <summary>The mean of the state.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>A row of the state's covariance.</summary>
    public ReadOnlySpan<double> Covariance(int of) => covariance[of];

    /// <summary>A filter that stands where this one does and goes its own way.</summary>
    public StateFilter Copy() => new(this);

    /// <summary>Lets a month pass: drivers grow older, and everything may have taken a step.</summary>
    public void Advance()
    {
        int n = layout.Length;
        int drivers = layout.DriverCount;
        int[] from = [.. Enumerable.Range(0, n).Select(i => i < drivers && i % GroupResponse.Lags > 0 ? i - 1 : i)];
        for (int i = drivers - 1; i >= 0; i--)
        {
            mean[i] = mean[from[i]];
        }

        for (int i = 0; i < n; i++)
        {
            double[] source = covariance[from[i]];
            double[] target = spare[i];
            for (int j = 0; j < drivers; j++)
            {
                target[j] = source[from[j]];
            }

            Array.Copy(source, drivers, target, drivers, n - drivers);
        }

        (covariance, spare) = (spare, covariance);
        AddSteps();
    }

    /// <summary>What is expected of a row in a month, and how far a count may lie from it.</summary>
    public CountDistribution Expect(int row, int month)
    {
        double log = Predict(row, month);
        return new CountDistribution(log, Math.Sqrt(Project() + NoiseOf(row, log)));
    }

    /// <summary>What is expected of a row in a month, but for what is gone a month later.</summary>
    public double Predict(int row, int month)
    {
        Array.Clear(gradient);
        return rows[row].IsSum ? PredictSum(row, month) : PredictOne(row, month, gradient);
    }

    /// <summary>Takes in a count.</summary>
    /// <returns>The surprise over its standard deviation, squared, and its log density; none where the row had not been seen before.</returns>
    public (double Surprise, double LogDensity)? Update(int row, int month)
    {
        double log = rows[row].History.Logs[month]!.Value;
        int own = layout.Own(row);
        bool isFirst = covariance[own][own] > Unseen;
        double expected = Predict(row, month);
        double error = log - expected;
        double variance = Project() + NoiseOf(row, isFirst ? log : expected);
        double surprise = error * error / variance;
        if (!isFirst && surprise > MostSurprise * MostSurprise)
        {
            double step = (error * error / (MostSurprise * MostSurprise)) - variance;
            covariance[own][own] += step;
            gain[own] += step * gradient[own];
            variance += step;
        }

        // What is taken for a step of the row's own is as likely as such a step: how far rows walk is not learnt from it.
        double logDensity = -0.5 * (Math.Log(2 * Math.PI * variance) + Math.Min(surprise, MostSurprise * MostSurprise));

        for (int i = 0; i < mean.Length; i++)
        {
            if (gain[i] != 0)
            {
                mean[i] += gain[i] * error / variance;
                Vectors.AddTimes(-gain[i] / variance, gain, covariance[i]);
            }
        }

        return isFirst ? null : (surprise, logDensity);
    }

    /// <summary>Fills the gain (covariance times gradient) and gives the variance along the gradient.</summary>
    private double Project()
    {
        Array.Clear(gain);
        for (int i = 0; i < gradient.Length; i++)
        {
            if (gradient[i] != 0)
            {
                Vectors.AddTimes(gradient[i], covariance[i], gain);
            }
        }

        double variance = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            variance += gradient[i] * gain[i];
        }

        return variance;
    }

    /// <summary>By the delta method: what a count varies by within a month, on its logarithm, and the row's noise.</summary>
    private double NoiseOf(int row, double log)
    {
        double count = Math.Max(0, Math.Exp(Math.Min(log, MostLog)) - 1);
        double noise = spreads.Series[rows[row].Series].Noise;
        return (noise * noise * scales[row]) + (Dispersion * (count + 0.3) / ((1 + count) * (1 + count)));
    }

    /// <summary>A row by itself: what drivers and the model's course change of its reference, as far as it is trusted, and its levels.</summary>
    private double PredictOne(int row, int month, double[] to)
    {
        FilterRow of = rows[row];
        double trust = spreads.Series[of.Series].Trust;
        double change = 0;
        if (of.Response.Parts.Length > 0)
        {
            double count = 0;
            foreach (GroupResponse response in of.Response.Parts)
            {
                count += response.Count(month, DriversOf(response.Group));
            }

            foreach (GroupResponse response in of.Response.Parts)
            {
                AddDrivers(response, month, trust / (1 + count), to);
            }

            double still = CountDistribution.Log(of.Response.Base(month));
            double course = still - reference[row];
            int believed = layout.Course(of.Series);
            change = CountDistribution.Log(count) - still + (Math.Clamp(mean[believed], 0, MostCourse) * course);
            to[believed] += trust * course;
        }

        to[layout.Level(of.Series)] += 1;
        to[layout.Own(row)] += 1;
        return (trust * change) + mean[layout.Level(of.Series)] + mean[layout.Own(row)];
    }

    /// <summary>
    /// A sum over groups: each as its own row says, or the share of it that the model sees here; who has no row as the model counts. So a sum
    /// has the groups that were counted, and not those that the model would have.
    /// </summary>
    private double PredictSum(int row, int month)
    {
        FilterRow of = rows[row];
        double sum = 0;
        bool isOfSeries = false;
        foreach (GroupResponse response in of.Response.Parts)
        {
            int member = of.Members[response.Group];
            if (member >= 0 && covariance[layout.Own(member)][layout.Own(member)] < Unseen && rows[member].Response.Parts is [GroupResponse whole])
            {
                isOfSeries |= rows[member].Series == of.Series;
                double share = rows[member].Series == of.Series ? 1 : Math.Min(1, response.Base[month] / Math.Max(whole.Base[month], 1e-9));
                Array.Clear(part);
                double count = Math.Exp(Math.Min(PredictOne(member, month, part), MostLog));
                sum += share * Math.Max(count - 1, 0);
                Vectors.AddTimes(share * count, part, gradient);
            }
            else
            {
                sum += response.Count(month, DriversOf(response.Group));
                AddDrivers(response, month, 1, gradient);
            }
        }

        double trust = isOfSeries ? 1 : spreads.Series[of.Series].Trust;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= trust / (1 + sum);
        }

        gradient[layout.Own(row)] += 1;
        double log = (trust * CountDistribution.Log(sum)) + mean[layout.Own(row)];
        if (isOfSeries)
        {
            return log;
        }

        gradient[layout.Level(of.Series)] += 1;
        return log + mean[layout.Level(of.Series)];
    }

    private void AddDrivers(GroupResponse response, int month, double times, double[] to)
    {
        ReadOnlySpan<double> drivers = DriversOf(response.Group);
        if (response.IsFloored(month, drivers))
        {
            return;
        }

        for (int lag = 0; lag < GroupResponse.Lags; lag++)
        {
            to[StateLayout.Driver(response.Group, lag)] += times * response.ByLag[month][lag] * GroupResponse.Multiplier(drivers[lag]);
        }
    }

    private ReadOnlySpan<double> DriversOf(int group) => mean.AsSpan(StateLayout.Driver(group, 0), GroupResponse.Lags);

    private void Begin()
    {
        for (int g = 0; g < layout.Groups; g++)
        {
            for (int a = 0; a < GroupResponse.Lags; a++)
            {
                for (int b = 0; b < GroupResponse.Lags; b++)
                {
                    int steps = Math.Min(GroupResponse.Lags - 1 - a, GroupResponse.Lags - 1 - b);
                    covariance[StateLayout.Driver(g, a)][StateLayout.Driver(g, b)] = (FirstDriverSd * FirstDriverSd) + (spreads.Driver * spreads.Driver * steps);
                }
            }
        }

        for (int s = 0; s < layout.Series; s++)
        {
            covariance[layout.Level(s)][layout.Level(s)] = FirstSharedSd * FirstSharedSd;
            covariance[layout.Course(s)][layout.Course(s)] = CourseSd * CourseSd;
            mean[layout.Course(s)] = CourseMean;
        }

        for (int r = 0; r < layout.Rows; r++)
        {
            covariance[layout.Own(r)][layout.Own(r)] = FirstOwnSd * FirstOwnSd;
        }
    }

    private void AddSteps()
    {
        double shared = spreads.Shared * spreads.Shared;
        for (int g = 0; g < layout.Groups; g++)
        {
            for (int k = 0; k < layout.Groups; k++)
            {
                double own = spreads.Driver * spreads.Groups[g];
                covariance[StateLayout.Driver(g, 0)][StateLayout.Driver(k, 0)] += shared + (g == k ? own * own : 0);
            }
        }

        for (int s = 0; s < layout.Series; s++)
        {
            covariance[layout.Level(s)][layout.Level(s)] += spreads.Series[s].Level * spreads.Series[s].Level;
        }

        for (int r = 0; r < layout.Rows; r++)
        {
            double own = spreads.Series[rows[r].Series].Own;
            covariance[layout.Own(r)][layout.Own(r)] += own * own * scales[r];
        }
    }

    private static double[][] SquareOf(int n) => [.. Enumerable.Range(0, n).Select(_ => new double[n])];
}
