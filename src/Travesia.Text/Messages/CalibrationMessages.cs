using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What <c>travesia calibrate</c> says.</summary>
internal static class CalibrationMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("calibrate.start",
            "{title}: fitting {free:number} {free:plural:parameter|parameters} to what was observed from {from:date} to {to:date} and known by {cutOff:date}.",
            "{title}: se {free:plural:ajusta|ajustan} {free:number} {free:plural:parámetro|parámetros} a lo observado del {from:date} al {to:date} y conocido al {cutOff:date}."),
        Of("calibrate.progress",
            "Stage {stage:number} of {stages:number}, pass {pass:number}: objective {objective} after {runs:number} {runs:plural:run|runs} of the model, {elapsed}.",
            "Etapa {stage:number} de {stages:number}, vuelta {pass:number}: objetivo {objective} tras {runs:number} {runs:plural:corrida|corridas} del modelo, {elapsed}."),
        Of("calibrate.done",
            "{free:number} free {free:plural:parameter|parameters}, {observations:number} {observations:plural:observation|observations}, from {from:date} to {to:date}, known by {cutOff:date}.",
            "{free:number} {free:plural:parámetro libre|parámetros libres}, {observations:number} {observations:plural:observación|observaciones}, del {from:date} al {to:date}, {observations:plural:conocida|conocidas} al {cutOff:date}."),
        Of("calibrate.parameter", "Parameter", "Parámetro"),
        Of("calibrate.prior", "Expected before", "Previsto antes"),
        Of("calibrate.fitted", "Fitted", "Ajustado"),
        Of("calibrate.shift", "Moved by", "Movido en"),
        Of("calibrate.unmoved", "not moved", "sin mover"),
        Of("calibrate.parameters.explained",
            "In brackets the range that holds 80 %. \"Moved by\" counts standard deviations of what was expected before; \"not moved\": the observations say nothing of it.",
            "Entre paréntesis, el rango que abarca el 80 %. «Movido en» cuenta desviaciones típicas de lo previsto antes; «sin mover»: las observaciones no dicen nada de él."),
        Of("calibrate.stage", "Stage", "Etapa"),
        Of("calibrate.series", "Series", "Serie"),
        Of("calibrate.observations", "Observations", "Observaciones"),
        Of("calibrate.observed", "Observed", "Observado"),
        Of("calibrate.before", "Model before", "Modelo antes"),
        Of("calibrate.after", "Model after", "Modelo después"),
        Of("calibrate.misfitBefore", "Errors before", "Errores antes"),
        Of("calibrate.misfitAfter", "Errors after", "Errores después"),
        Of("calibrate.targets.explained",
            "Errors: how far the model lies from an observation, in the errors that calibration.yaml declares (root mean square). About 1 is as declared; well above 1, the model cannot follow.",
            "Errores: cuánto se aparta el modelo de una observación, en los errores que declara calibration.yaml (raíz de la media de los cuadrados). Cerca de 1 es lo declarado; muy por encima de 1, el modelo no puede seguir."),
        Of("calibrate.converged",
            "Objective {before} before, {after} after, in {steps:number} {steps:plural:step|steps} and {runs:number} {runs:plural:run|runs} of the model; converged.",
            "Objetivo {before} antes y {after} después, en {steps:number} {steps:plural:paso|pasos} y {runs:number} {runs:plural:corrida|corridas} del modelo; convergió."),
        Of("calibrate.notConverged",
            "Objective {before} before, {after} after, in {steps:number} {steps:plural:step|steps} and {runs:number} {runs:plural:run|runs} of the model; not converged: the stages still move one another.",
            "Objetivo {before} antes y {after} después, en {steps:number} {steps:plural:paso|pasos} y {runs:number} {runs:plural:corrida|corridas} del modelo; no convergió: las etapas aún se mueven unas a otras."),
        Of("calibrate.written", "Written to {path}; runs of the scenario use it from now on.", "Escrito en {path}; las corridas del escenario lo usan desde ahora."),
        Of("calibrate.writtenAside", "Written to {path}. Put it into a scenario's folder as fitted.yaml and runs use it.", "Escrito en {path}. Póngalo en la carpeta de un escenario como fitted.yaml y las corridas lo usarán."),
        Of("calibrate.notWritten", "Nothing was written: --write puts fitted.yaml into the folder, --out FILE elsewhere.", "No se escribió nada: --write pone fitted.yaml en la carpeta; --out ARCHIVO, en otro lugar."),

        Of("fit.title", "{title}: what was observed after {after:date}, which no parameter was fitted to", "{title}: lo observado después del {after:date}, a lo que no se ajustó ningún parámetro"),
        Of("fit.fitted", "The model runs free with the parameters of fitted.yaml at their medians, and is told nothing on the way.", "El modelo corre libre con los parámetros de fitted.yaml en sus medianas, sin que se le diga nada por el camino."),
        Of("fit.priors",
            "There is no fitted.yaml: the model runs free with its priors at their medians, and is told nothing on the way.",
            "No hay fitted.yaml: el modelo corre libre con sus distribuciones previas en sus medianas, sin que se le diga nada por el camino."),
        Of("fit.area", "Area", "Zona"),
        Of("fit.everywhere", "all", "todas"),
        Of("fit.months", "Months", "Meses"),
        Of("fit.model", "Model", "Modelo"),
        Of("fit.constant", "Constant", "Constante"),
        Of("fit.persistence", "Persistence", "Persistencia"),
        Of("fit.previous", "Month before", "Mes anterior"),
        Of("fit.explained",
            "Median over months of the absolute error, in percent of what was observed. Constant: the mean of the window. Persistence: its last month. Month before: what was observed a month earlier, which none of the others is told.",
            "Mediana mensual del error absoluto, en porcentaje de lo observado. Constante: la media de la ventana. Persistencia: su último mes. Mes anterior: lo observado un mes antes, que a los demás no se les dice."),
        Of("fit.beats",
            "The model is nearer than the constant in {better:number} of {of:number} {of:plural:row|rows}, and nearer than persistence in {persistent:number}.",
            "El modelo queda más cerca que la constante en {better:number} de {of:number} {of:plural:fila|filas}, y más cerca que la persistencia en {persistent:number}."),
    ];
}
