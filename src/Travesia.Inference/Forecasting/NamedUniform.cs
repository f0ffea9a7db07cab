using Travesia.Engine;

namespace Travesia.Inference.Forecasting;

/// <summary>A uniform that is a function of what it is named by, as draws of parameters are: nothing else that is drawn moves it.</summary>
internal static class NamedUniform
{
    /// <summary>Strictly between 0 and 1, 53 bits.</summary>
    public static double Of(StableKey key) => ((key.Value >> 11) + 0.5) * (1.0 / (1L << 53));
}
