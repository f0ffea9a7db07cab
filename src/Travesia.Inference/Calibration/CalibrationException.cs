using Travesia.Inference.Counts;
using Travesia.Model;

namespace Travesia.Inference.Calibration;

/// <summary>A target that the model has no answer to.</summary>
/// <param name="Series">The series.</param>
/// <param name="Area">The area.</param>
/// <param name="Group">The group, or all.</param>
/// <param name="Reason">Why there is none.</param>
public sealed record TargetNotCounted(SeriesId Series, string Area, GroupId? Group, NotCounted Reason);

/// <summary>A calibration that cannot be made.</summary>
public sealed class CalibrationException : Exception
{
    /// <summary>A target has no answer.</summary>
    public CalibrationException(TargetNotCounted target)
        : base($"The model does not count {target?.Series} at {target?.Area} of {target?.Group?.Value ?? "all"}: {target?.Reason}.")
        => Target = target;

    /// <summary>The model cannot be run where the fit begins.</summary>
    public CalibrationException(ParameterValues values, Exception reason)
        : base(reason?.Message, reason)
        => Values = values;

    /// <summary>The target without an answer, if that is why.</summary>
    public TargetNotCounted? Target { get; }

    /// <summary>The parameters that the model cannot be run with, if that is why; the inner exception says more.</summary>
    public ParameterValues? Values { get; }
}
