using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>Writes any model value with everything in it, so that two can be compared: records compare arrays by reference.</summary>
internal static class Structure
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Write(value, text, 0);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("none\n");
                return;
            case string or bool or Enum or DateOnly or double or int or Model.Quantity:
                text.Append(CultureInfo.InvariantCulture, $"{value}\n");
                return;
            case IEnumerable items:
                text.Append('\n');
                foreach (object item in items)
                {
                    text.Append(' ', depth).Append("- ");
                    Write(item, text, depth + 1);
                }

                return;
        }

        text.Append(value.GetType().Name).Append('\n');
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            text.Append(' ', depth).Append(property.Name).Append(' ');
            Write(property.GetValue(value), text, depth + 1);
        }
    }
}
