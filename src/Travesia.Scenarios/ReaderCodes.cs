using Travesia.Model.Diagnostics;

namespace Travesia.Scenarios;

/// <summary>Codes of what can be wrong with the files of a scenario, before their meaning is looked at.</summary>
[DiagnosticCodes]
public static class ReaderCodes
{
    /// <summary>There is no such folder.</summary>
    public const string FolderMissing = "folder.missing";

    /// <summary>A folder was expected and it is a file.</summary>
    public const string FolderIsFile = "folder.isFile";

    /// <summary>The folder may not be read.</summary>
    public const string FolderDenied = "folder.denied";

    /// <summary>The folder cannot be read.</summary>
    public const string FolderUnreadable = "folder.unreadable";

    /// <summary>A required file is missing.</summary>
    public const string FileMissing = "file.missing";

    /// <summary>A file that is laid beside a scenario is not there. Values: value.</summary>
    public const string SideFileMissing = "file.side.missing";

    /// <summary>A file is a directory.</summary>
    public const string FileIsDirectory = "file.isDirectory";

    /// <summary>A file is a pipe, a device or a socket.</summary>
    public const string FileNotRegular = "file.notRegular";

    /// <summary>A file may not be read.</summary>
    public const string FileDenied = "file.denied";

    /// <summary>A file cannot be read.</summary>
    public const string FileUnreadable = "file.unreadable";

    /// <summary>A file without content.</summary>
    public const string FileEmpty = "file.empty";

    /// <summary>A file larger than accepted.</summary>
    public const string FileTooLarge = "file.tooLarge";

    /// <summary>A file that is not part of a scenario, but almost called like one.</summary>
    public const string FileMisnamed = "file.misnamed";

    /// <summary>A table that is not part of a scenario.</summary>
    public const string FileUnknown = "file.unknown";

    /// <summary>Bytes that are no UTF-8.</summary>
    public const string FileEncoding = "file.encoding";

    /// <summary>A file in UTF-16.</summary>
    public const string FileUtf16 = "file.utf16";

    /// <summary>A character that no text has.</summary>
    public const string FileControlCharacter = "file.controlCharacter";

    /// <summary>Lines that end with a carriage return alone.</summary>
    public const string FileLineEnds = "file.lineEnds";

    /// <summary>Columns separated by something else than commas.</summary>
    public const string CsvDelimiter = "csv.delimiter";

    /// <summary>A column without a name.</summary>
    public const string CsvColumnUnnamed = "csv.column.unnamed";

    /// <summary>A column that the table does not have.</summary>
    public const string CsvColumnUnknown = "csv.column.unknown";

    /// <summary>A column that stands twice.</summary>
    public const string CsvColumnDuplicate = "csv.column.duplicate";

    /// <summary>A required column is missing.</summary>
    public const string CsvColumnMissing = "csv.column.missing";

    /// <summary>More columns than accepted.</summary>
    public const string CsvColumnsTooMany = "csv.columns.tooMany";

    /// <summary>A row with more or fewer cells than the header.</summary>
    public const string CsvCells = "csv.cells";

    /// <summary>A quote that does not close on its line.</summary>
    public const string CsvQuoteOpen = "csv.quote.open";

    /// <summary>Text after a closing quote.</summary>
    public const string CsvQuoteAfter = "csv.quote.after";

    /// <summary>A quote inside a cell that does not begin with one.</summary>
    public const string CsvQuoteInside = "csv.quote.inside";

    /// <summary>A line longer than accepted.</summary>
    public const string CsvLineTooLong = "csv.line.tooLong";

    /// <summary>A cell longer than accepted.</summary>
    public const string CsvCellTooLong = "csv.cell.tooLong";

    /// <summary>More rows than accepted.</summary>
    public const string CsvRowsTooMany = "csv.rows.tooMany";

    /// <summary>A column or key that holds data of single persons.</summary>
    public const string PersonalData = "personal.data";

    /// <summary>No YAML, for a reason without a code of its own.</summary>
    public const string YamlSyntax = "yaml.syntax";

    /// <summary>A tab where YAML wants spaces.</summary>
    public const string YamlTab = "yaml.tab";

    /// <summary>A quote that does not close.</summary>
    public const string YamlQuote = "yaml.quote";

    /// <summary>A bracket that does not close.</summary>
    public const string YamlBracket = "yaml.bracket";

    /// <summary>A colon where none may be.</summary>
    public const string YamlColon = "yaml.colon";

    /// <summary>A line that is not indented like its neighbours.</summary>
    public const string YamlIndent = "yaml.indent";

    /// <summary>A character that no value begins with.</summary>
    public const string YamlCharacter = "yaml.character";

    /// <summary>A backslash sequence that is none.</summary>
    public const string YamlEscape = "yaml.escape";

    /// <summary>An anchor or an alias.</summary>
    public const string YamlAnchor = "yaml.anchor";

    /// <summary>A tag.</summary>
    public const string YamlTag = "yaml.tag";

    /// <summary>A second document.</summary>
    public const string YamlDocuments = "yaml.documents";

    /// <summary>Nested deeper than accepted.</summary>
    public const string YamlDepth = "yaml.depth";

    /// <summary>More values than accepted.</summary>
    public const string YamlNodes = "yaml.nodes";

    /// <summary>A key that is a list or a mapping.</summary>
    public const string YamlKey = "yaml.key";

    /// <summary>A key that stands twice.</summary>
    public const string KeyDuplicate = "key.duplicate";

    /// <summary>A key that is not known here.</summary>
    public const string KeyUnknown = "key.unknown";

    /// <summary>A required key is missing.</summary>
    public const string KeyMissing = "key.missing";

    /// <summary>A mapping was expected.</summary>
    public const string ValueNotMapping = "value.notMapping";

    /// <summary>A list was expected.</summary>
    public const string ValueNotList = "value.notList";

    /// <summary>A single value was expected.</summary>
    public const string ValueNotScalar = "value.notScalar";

    /// <summary>A value is missing.</summary>
    public const string ValueEmpty = "value.empty";

    /// <summary>A number was expected.</summary>
    public const string ValueNumber = "value.number";

    /// <summary>A number with a comma.</summary>
    public const string ValueNumberComma = "value.numberComma";

    /// <summary>A number in quotes.</summary>
    public const string ValueNumberQuoted = "value.numberQuoted";

    /// <summary>A whole number was expected.</summary>
    public const string ValueWhole = "value.whole";

    /// <summary>A number, a parameter or a multiple of one was expected.</summary>
    public const string ValueQuantity = "value.quantity";

    /// <summary>True or false was expected.</summary>
    public const string ValueFlag = "value.flag";

    /// <summary>A date was expected.</summary>
    public const string ValueDate = "value.date";

    /// <summary>A month, a day or two days were expected.</summary>
    public const string ValuePeriod = "value.period";

    /// <summary>One of some words was expected.</summary>
    public const string ValueWord = "value.word";

    /// <summary>A text longer than accepted.</summary>
    public const string ValueTooLong = "value.tooLong";

    /// <summary>A policy without an effect.</summary>
    public const string EffectNone = "effect.none";

    /// <summary>A policy with several effects.</summary>
    public const string EffectSeveral = "effect.several";

    /// <summary>A rule set that this program does not have.</summary>
    public const string RuleSetUnknown = "ruleSet.unknown";

    /// <summary>What should be written is there already.</summary>
    public const string TargetExists = "target.exists";

    /// <summary>What should be replaced holds more than a scenario.</summary>
    public const string TargetHoldsMore = "target.holdsMore";

    /// <summary>The disk did not take what should be written.</summary>
    public const string TargetFailed = "target.failed";

    /// <summary>A new scenario's name that cannot be a folder's.</summary>
    public const string TargetName = "target.name";

    /// <summary>A fit of inputs that have changed since.</summary>
    public const string FittedStale = "fitted.stale";

    /// <summary>A count of one's own that the scenario has already, with another value.</summary>
    public const string ObservationKnown = "observation.known";
}
