using Travesia.Model.Diagnostics;

namespace Travesia.Cli;

/// <summary>What can be wrong with a command, its options or its surroundings.</summary>
[DiagnosticCodes]
internal static class CliCodes
{
    public const string CommandMissing = "cli.command.missing";
    public const string CommandUnknown = "cli.command.unknown";
    public const string OptionUnknown = "cli.option.unknown";
    public const string OptionValue = "cli.option.value";
    public const string OptionEmpty = "cli.option.empty";
    public const string OptionTwice = "cli.option.twice";
    public const string ArgumentMissing = "cli.argument.missing";
    public const string Usage = "cli.usage";
    public const string Number = "cli.number";
    public const string Date = "cli.date";
    public const string Word = "cli.word";
    public const string ScaleTooLarge = "cli.scale.tooLarge";
    public const string ScaleRules = "cli.scale.rules";
    public const string DateOrMonth = "cli.dateOrMonth";
    public const string DateOutside = "cli.date.outside";
    public const string DateMonth = "cli.date.month";
    public const string DateOrder = "cli.date.order";
    public const string ScenarioUnknown = "cli.scenario.unknown";
    public const string PolicyUnknown = "cli.policy.unknown";
    public const string CompareRefused = "cli.compare.refused";
    public const string CompareNothing = "cli.compare.nothing";
    public const string CompareInterrupted = "cli.compare.interrupted";
    public const string PlaceUnknown = "cli.place.unknown";
    public const string GroupUnknown = "cli.group.unknown";
    public const string JourneysRules = "cli.journeys.rules";
    public const string JourneysNobody = "cli.journeys.nobody";
    public const string JourneysThere = "cli.journeys.there";
    public const string JourneysInterrupted = "cli.journeys.interrupted";
    public const string RuleSetMissing = "cli.ruleSet.missing";
    public const string TooLargeDisk = "cli.tooLarge.disk";
    public const string TooLargeMemory = "cli.tooLarge.memory";
    public const string MemberRefused = "cli.member.refused";
    public const string MemberFailed = "cli.member.failed";
    public const string Locked = "cli.locked";
    public const string DiskFull = "cli.disk.full";
    public const string OutputFull = "cli.output.full";
    public const string OutputClosed = "cli.output.closed";
    public const string OutIsFile = "cli.out.isFile";
    public const string OutIsFolder = "cli.out.isFolder";
    public const string OutDenied = "cli.out.denied";
    public const string Io = "cli.io";
    public const string FolderGone = "cli.folder.gone";
    public const string RunOfAnotherBuild = "cli.run.anotherBuild";
    public const string RunKeepsOptions = "cli.run.keepsOptions";
    public const string RunUnreadable = "cli.run.unreadable";
    public const string Memory = "cli.memory";
    public const string Unexpected = "cli.unexpected";
    public const string CalibrateNone = "cli.calibrate.none";
    public const string CalibrateShipped = "cli.calibrate.shipped";
    public const string CalibrateWhere = "cli.calibrate.where";
    public const string CalibrateExperiments = "cli.calibrate.experiments";
    public const string CalibrateUnfitted = "cli.calibrate.unfitted";
    public const string CalibrateModes = "cli.calibrate.modes";
    public const string CalibrateTarget = "cli.calibrate.target";
    public const string CalibrateRefused = "cli.calibrate.refused";
    public const string CalibrateInterrupted = "cli.calibrate.interrupted";
    public const string PosteriorNone = "cli.posterior.none";
    public const string PosteriorRules = "cli.posterior.rules";
    public const string ForecastNothing = "cli.forecast.nothing";
    public const string ForecastEarly = "cli.forecast.early";
    public const string ForecastOrigins = "cli.forecast.origins";
    public const string ForecastInterrupted = "cli.forecast.interrupted";
    public const string SensitivityOutcome = "cli.sensitivity.outcome";
    public const string SensitivityNothing = "cli.sensitivity.nothing";
    public const string SensitivityInterrupted = "cli.sensitivity.interrupted";
    public const string Interrupted = "cli.interrupted";
    public const string ServePort = "cli.serve.port";
    public const string ServeAddress = "cli.serve.address";
    public const string ServeToken = "cli.serve.token";
    public const string ServeTokenShort = "cli.serve.token.short";
}
