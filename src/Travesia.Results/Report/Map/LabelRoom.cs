using Travesia.Results.Report.Html;

namespace Travesia.Results.Report.Map;

/// <summary>Finds room for labels so that none lies on another, on a mark, or outside the picture.</summary>
/// <param name="width">Width of the picture.</param>
/// <param name="height">Height of the picture.</param>
internal sealed class LabelRoom(double width, double height)
{
    private const double LineHeight = 1.15;
    private readonly List<Box> taken = [];

    /// <summary>A place on the picture that labels keep off.</summary>
    public void Keep(double x, double y, double radius) => taken.Add(new Box(x - radius, y - radius, x + radius, y + radius));

    /// <summary>Finds room beside a mark, or none.</summary>
    /// <param name="text">The label.</param>
    /// <param name="x">Where the mark is.</param>
    /// <param name="y">Where the mark is.</param>
    /// <param name="radius">Its size.</param>
    /// <param name="size">Size of letters.</param>
    /// <returns>Where the text begins, at its base line.</returns>
    public (double X, double Y)? Find(string text, double x, double y, double radius, double size)
    {
        double gap = radius + 3;
        double wide = Svg.WidthOf(text, size) + 2;
        double high = size * LineHeight;
        foreach ((double left, double top) in (ReadOnlySpan<(double, double)>)
        [
            (x + gap, y - (high / 2)), (x - gap - wide, y - (high / 2)),
            (x + (gap * 0.7), y - high - (gap * 0.4)), (x + (gap * 0.7), y + (gap * 0.4)),
            (x - (gap * 0.7) - wide, y - high - (gap * 0.4)), (x - (gap * 0.7) - wide, y + (gap * 0.4)),
            (x - (wide / 2), y - high - gap), (x - (wide / 2), y + gap),
        ])
        {
            Box box = new(left, top, left + wide, top + high);
            if (box.Left >= 2 && box.Top >= 2 && box.Right <= width - 2 && box.Bottom <= height - 2 && !taken.Exists(box.Meets))
            {
                taken.Add(box);
                return (left, top + (size * 0.92));
            }
        }

        return null;
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
