using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What <c>travesia sensitivity</c> says.</summary>
internal static class SensitivityMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("help.sensitivity", "Which uncertain numbers and which policies move which outcome, and by how much.", "Qué números inciertos y qué políticas mueven qué resultado, y cuánto."),
        Of("help.sensitivity.outcome",
            "What is looked at: a quantity, with @PLACE or :GROUP where one is meant, as in arrivals@tapachula.",
            "Lo que se mira: una cantidad, con @LUGAR o :GRUPO si se quiere uno, como en arrivals@tapachula."),
        Of("help.sensitivity.points", "From how many points each is moved alone (3).", "Desde cuántos puntos se mueve cada uno por separado (3)."),
        Of("help.sensitivity.draws", "From how many draws shares of the spread are estimated, each run once more for each that is told (32).", "De cuántos sorteos se estiman las partes de la dispersión; cada uno se simula una vez más por cada cual (32)."),
        Of("help.sensitivity.most", "Of how many numbers shares are told at most (6).", "De cuántos números se dicen partes, como máximo (6)."),
        Of("help.sensitivity.futures", "Futures with luck over which each run is averaged, the same in all (0: expected mode, no luck).", "Futuros con azar sobre los que se promedia cada corrida, iguales en todas (0: modo expected, sin azar)."),
        Of("help.sensitivity.toss", "Policies take part in the spread, in force or not at even odds.", "Las políticas participan en la dispersión, vigentes o no a partes iguales."),
        Of("help.sensitivity.each", "Takes every number and every policy by itself: longer.", "Toma cada número y cada política por separado: tarda más."),

        Of("sensitivity.start",
            "{title}: {numbers:number} uncertain {numbers:plural:number|numbers} and {policies:number} {policies:plural:policy|policies}; {screening:number} {screening:plural:run|runs} of the model to see which matter, then at most {shares:number} {shares:plural:run|runs} for their shares.",
            "{title}: {numbers:number} {numbers:plural:número incierto|números inciertos} y {policies:number} {policies:plural:política|políticas}; {screening:number} {screening:plural:corrida|corridas} del modelo para ver cuáles importan, luego a lo sumo {shares:number} {shares:plural:corrida|corridas} para sus partes."),
        Of("sensitivity.first", "First look, {outcome}: moved most by {factors}.", "Primera mirada, {outcome}: lo que más mueve es {factors}."),
        Of("sensitivity.progress", "{done:number} of {of:number} {of:plural:run|runs} of the model.", "{done:number} de {of:number} {of:plural:corrida|corridas} del modelo."),
        Of("sensitivity.bar", "runs of the model", "corridas del modelo"),
        Of("sensitivity.outcome", "{quantity}[, {place}][, {group}]", "{quantity}[, {place}][, {group}]"),
        Of("sensitivity.title", "{title}: what moves which outcome, from {from:date} to {to:date}", "{title}: qué mueve qué resultado, del {from:date} al {to:date}"),
        Of("sensitivity.explained",
            "Each is moved alone from {points:number} {points:plural:point|points}, with the same luck. Uncertain numbers: what it makes to go up by half of what is thought possible, from the quantile 1/8 to 5/8 or from 3/8 to 7/8. Policies: with them, less without. \"Alone\" is the share of the outcome's spread that would go, on the mean, if the number were known; \"with others\" is what would stay if all else were known; both from {draws:number} {draws:plural:draw|draws}, in brackets the 95% interval. Below 0 is chance.",
            "Cada uno se mueve por separado desde {points:number} {points:plural:punto|puntos}, con el mismo azar. Números inciertos: lo que resulta de subir la mitad de lo que se cree posible, del cuantil 1/8 al 5/8 o del 3/8 al 7/8. Políticas: con ellas, menos sin ellas. «Solo» es la parte de la dispersión del resultado que se iría, en promedio, si se conociera el número; «con otros», la que quedaría si se conociera todo lo demás; ambas de {draws:number} {draws:plural:sorteo|sorteos}, entre paréntesis el intervalo del 95 %. Por debajo de 0 es azar."),
        Of("sensitivity.heading", "{outcome}: {mean} on the mean, standard deviation {sd}", "{outcome}: {mean} en promedio, desviación típica {sd}"),
        Of("sensitivity.number", "Uncertain number", "Número incierto"),
        Of("sensitivity.upper", "Up by half", "Al subir la mitad"),
        Of("sensitivity.ofMean", "Of the mean", "Del promedio"),
        Of("sensitivity.alone", "Share alone", "Parte solo"),
        Of("sensitivity.withOthers", "Share with others", "Parte con otros"),
        Of("sensitivity.policy", "Policy", "Política"),
        Of("sensitivity.with", "With, less without", "Con ella menos sin ella"),
        Of("sensitivity.range", "Least to largest", "De menor a mayor"),
        Of("sensitivity.between", "{low} to {high}", "de {low} a {high}"),
        Of("sensitivity.mixed", "± {size}", "± {size}"),
        Of("sensitivity.rest", "{count:number} other {count:plural:number|numbers} together", "{count:number} {count:plural:número más|números más, juntos}"),
        Of("sensitivity.idle",
            "{count:number} of {of:number} {of:plural:number or policy|numbers and policies} {count:plural:moves|move} no outcome at all. ± marks what moves an outcome now one way, now the other.",
            "{count:number} de {of:number} {of:plural:número o política|números y políticas} no {count:plural:mueve|mueven} ningún resultado. ± marca lo que mueve un resultado a veces en un sentido y a veces en el otro."),
        Of("sensitivity.refused", "Cannot be taken away alone, so that nothing is told of them: {policies}.", "No se pueden quitar por separado, así que no se dice nada de ellas: {policies}."),
        Of("sensitivity.untossed",
            "Policies have no share of the spread: nobody is uncertain whether they were in force. --toss-policies gives them one, at even odds.",
            "Las políticas no tienen parte en la dispersión: nadie duda de si estuvieron vigentes. --toss-policies les da una, a partes iguales."),
        Of("sensitivity.tossed",
            "In the spread policies that matter are in force or not at even odds: shares are of that spread, and not of what is thought of the scenario as it is.",
            "En la dispersión, las políticas que importan están vigentes o no a partes iguales: las partes son de esa dispersión y no de lo que se cree del escenario tal cual."),
        Of("sensitivity.sampled",
            "Each run is the mean of {futures:number} {futures:plural:future|futures} with luck, the same in all.",
            "Cada corrida es la media de {futures:number} {futures:plural:futuro|futuros} con azar, {futures:plural:el mismo|los mismos} en todas."),
        Of("sensitivity.runs", "{runs:number} {runs:plural:run|runs} of the model, seed {seed}. --json tells every number and policy.", "{runs:number} {runs:plural:corrida|corridas} del modelo, semilla {seed}. --json da cada número y cada política."),

        Of("cli.sensitivity.outcome",
            "The scenario {scenario} does not count \"{value}\".", "[Did you mean \"{suggestion}\"? ]Write a quantity, with @PLACE or :GROUP where the model tells it apart: {allowed}.",
            "El escenario {scenario} no cuenta «{value}».", "[¿Quiso decir «{suggestion}»? ]Escriba una cantidad, con @LUGAR o :GRUPO donde el modelo la distingue: {allowed}."),
        Of("cli.sensitivity.nothing",
            "In {value} nothing can be moved: no number is uncertain and no policy has a date, or nothing is counted.", "Give a parameter a prior, or a policy its dates.",
            "En {value} no hay nada que mover: ningún número es incierto y ninguna política tiene fecha, o no se cuenta nada.", "Dé a un parámetro una distribución previa, o a una política sus fechas."),
        Of("cli.sensitivity.interrupted",
            "Interrupted after {done:number} of {of:number} {of:plural:run|runs} of the model. Nothing was written.", "Give the same command again: it begins anew.",
            "Interrumpido tras {done:number} de {of:number} {of:plural:corrida|corridas} del modelo. No se escribió nada.", "Repita el comando: empezará de nuevo."),
    ];
}
