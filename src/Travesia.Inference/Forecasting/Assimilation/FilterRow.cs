using Travesia.Inference.Forecasting.Responses;

namespace Travesia.Inference.Forecasting.Assimilation;

/// <summary>A row as the filter has it.</summary>
/// <param name="History">What is known of it.</param>
/// <param name="Series">The position of its series.</param>
/// <param name="Response">What the model says of it.</param>
/// <param name="Members">By group, the row that counts that group in the same place or wherever the same is counted; -1 where there is none. Empty for a row of one group.</param>
internal sealed record FilterRow(CountHistory History, int Series, RowResponse Response, int[] Members)
{
    /// <summary>Whether it is a sum over groups that are counted by themselves.</summary>
    public bool IsSum => Members.Any(m => m >= 0);
}
