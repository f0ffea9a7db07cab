using System.Buffers;
using System.Text.Unicode;
using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios.Yaml;

/// <summary>The text of a YAML file, checked before it is parsed: its size, its encoding, and characters that no text has.</summary>
internal static class YamlText
{
    // The last three are line breaks to YAML and to no editor, which would shift every position after them.
    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c), '\u007F', '\u0085', '\u2028', '\u2029', '\uFEFF']);

    /// <summary>The text; none if it is refused, which is reported.</summary>
    public static string? Read(Stream stream, string file, Subject subject, Findings findings)
    {
        byte[] bytes = new byte[stream.CanSeek ? (int)Math.Min(stream.Length, Limits.YamlBytes) + 1 : 4096];
        int length = 0;
        int read;
        while ((read = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += read;
            if (length == bytes.Length && length <= Limits.YamlBytes)
            {
                Array.Resize(ref bytes, (int)Math.Min(length * 2L, Limits.YamlBytes + 1));
            }
        }

        if (length > Limits.YamlBytes)
        {
            findings.Error(ReaderCodes.FileTooLarge, subject, new(file, 0, 0), ("value", file), ("limit", Values.Of(Limits.YamlBytes)));
            return null;
        }

        ReadOnlySpan<byte> raw = bytes.AsSpan(0, length);
        if (raw is [0xFF, 0xFE, ..] || raw is [0xFE, 0xFF, ..])
        {
            findings.Error(ReaderCodes.FileUtf16, subject, new(file, 1, 1), ("value", file));
            return null;
        }

        raw = raw.StartsWith("\uFEFF"u8) ? raw[3..] : raw;
        char[] text = new char[raw.Length];
        OperationStatus status = Utf8.ToUtf16(raw, text, out _, out int written, replaceInvalidSequences: false);
        int control = text.AsSpan(0, written).IndexOfAny(Control);
        if (control < 0 && status == OperationStatus.Done)
        {
            return new string(text, 0, written);
        }

        string code = control >= 0 ? ReaderCodes.FileControlCharacter : ReaderCodes.FileEncoding;
        findings.Error(code, subject, At(file, text.AsSpan(0, control >= 0 ? control : written)), ("value", file));
        return null;
    }

    private static SourceLocation At(string file, ReadOnlySpan<char> before)
        => new(file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
