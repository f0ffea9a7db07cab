using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What the ledger of published figures says.</summary>
internal static class FigureMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("figures.none", "{scenario} has no published figures (figures.yaml).", "{scenario} no tiene cifras publicadas (figures.yaml)."),
        Of("figures.title",
            "{count:number} published {count:plural:figure|figures} against {members:number} {members:plural:future|futures} of {title}",
            "{count:number} {count:plural:cifra publicada|cifras publicadas} frente a {members:number} {members:plural:futuro|futuros} de {title}"),
        Of("figures.explained",
            "Of the model the median is given and, in brackets, the range that holds 90 % of the futures. A published number is taken to be rounded to its last digit that is not 0.",
            "Del modelo se da la mediana y, entre paréntesis, el rango que abarca el 90 % de los futuros. Se supone que un número publicado está redondeado a su última cifra distinta de 0."),
        Of("figures.rivals", "Rival figures: {about}", "Cifras rivales: {about}"),
        Of("figures.line", "{id} ({role}): {statement}", "{id} ({role}): {statement}"),
        Of("figures.published", "Published: {value} ({source})[; {scope}]", "Publicado: {value} ({source})[; {scope}]"),
        Of("figures.counts", "It counts: {definition}", "Cuenta: {definition}"),
        Of("figures.model", "Model: {value}. {verdict}", "Modelo: {value}. {verdict}"),
        Of("figures.source", "{publisher}, {date}", "{publisher}, {date}"),
        Of("figures.column.publisher", "Published by", "Publicada por"),
        Of("figures.column.published", "Published", "Publicado"),
        Of("figures.column.definition", "What it counts", "Qué cuenta"),
        Of("figures.column.model", "Model", "Modelo"),
        Of("figures.column.verdict", "Verdict", "Veredicto"),
        Of("figures.role.input", "input", "dato de entrada"),
        Of("figures.role.calibration", "calibration", "calibración"),
        Of("figures.role.check", "check", "contraste"),
        Of("figures.bound.about", "{value:number} {unit}", "{value:number} {unit}"),
        Of("figures.bound.atLeast", "at least {value:number} {unit}", "al menos {value:number} {unit}"),
        Of("figures.bound.atMost", "at most {value:number} {unit}", "como máximo {value:number} {unit}"),
        Of("figures.per.day", "{unit} a day", "{unit} por día"),
        Of("figures.per.month", "{unit} a month", "{unit} por mes"),
        Of("figures.compared", "compared with {from:date} to {to:date}", "en comparación con el período del {from:date} al {to:date}"),
        Of("figures.times", "{value} times", "{value} veces"),
        Of("figures.counted", "{value} {quantity}", "{value} {quantity}"),
        Of("figures.verdict.consistent", "Consistent", "Coherente"),
        Of("figures.verdict.inconsistent", "Inconsistent", "Incoherente"),
        Of("figures.verdict.tooWide", "Too wide to tell", "Rango demasiado amplio para juzgar"),
        Of("figures.verdict.notTestable", "Not testable: {reason}", "No contrastable: {reason}"),
        Of("figures.verdict.none.input", "No verdict: it was put into the model", "Sin veredicto: es un dato de entrada del modelo"),
        Of("figures.verdict.none.calibration", "No verdict: the model was fitted to it", "Sin veredicto: el modelo se ajustó a ella"),
        Of("figures.verdict.none.check", "No verdict", "Sin veredicto"),
        Of("figures.reason.notSaid", "nothing of the model answers it", "nada del modelo responde a ella"),
        Of("figures.reason.unknownQuantity", "nothing that the model counts is called {value}", "nada de lo que cuenta el modelo se llama {value}"),
        Of("figures.reason.unknownArea", "there is no area or place {value}", "no existe la zona ni el lugar {value}"),
        Of("figures.reason.ambiguousArea", "{value} is another area in each of several series", "{value} es una zona distinta en cada una de varias series"),
        Of("figures.reason.notByGroup", "{counts} is counted for all people together, not for {value}", "{counts} se cuenta para todas las personas juntas, no para {value}"),
        Of("figures.reason.notByPlace", "{counts} is not counted there by itself", "{counts} no se cuenta allí por separado"),
        Of("figures.reason.never", "in the model it cannot happen there", "en el modelo no puede ocurrir allí"),
        Of("figures.reason.outsidePeriod", "its days are not among those shown", "sus días no están entre los que se muestran"),
        Of("figures.reason.withinMonth", "{counts} is counted by month there, and its days begin or end within one", "{counts} se cuenta allí por mes, y sus días empiezan o terminan a mitad de uno"),
        Of("figures.reason.noPeriod", "it is not said over which days", "no se dice de qué días habla"),
        Of("figures.reason.nothingToCompareWith", "in some futures there is nothing to compare with", "en algunos futuros no hay con qué comparar"),
        Of("figures.reason.isJourney", "it speaks of a journey, which `travesia journeys` follows: {value}", "habla de un viaje, que `travesia journeys` sigue: {value}"),
        Of("figures.reason.tooFewMembers", "with fewer than 20 futures the range says nothing", "con menos de 20 futuros el rango no dice nada"),
        Of("figures.summary",
            "Of {checks:number} {checks:plural:figure|figures} that are checked, {consistent:number} {consistent:plural:is|are} consistent, {inconsistent:number} inconsistent, {wide:number} too wide to tell and {untestable:number} not testable; {others:number} {others:plural:was|were} put in or fitted to.",
            "De {checks:number} {checks:plural:cifra|cifras} que se contrastan, {consistent:number} {consistent:plural:es coherente|son coherentes}, {inconsistent:number} incoherentes, {wide:number} de rango demasiado amplio y {untestable:number} no contrastables; {others:number} {others:plural:es dato de entrada|son datos de entrada} o de ajuste."),
    ];
}
