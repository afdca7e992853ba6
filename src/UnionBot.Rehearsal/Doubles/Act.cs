using System.Text.Json.Nodes;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>One thing that the control API does: its name, its words, what it takes, and the doing.</summary>
/// <param name="Name">The path, such as <c>telegram/say</c>.</param>
/// <param name="What">What it does, in plain words.</param>
/// <param name="Parameters">What it takes; anything else is refused by name.</param>
/// <param name="DoAsync">Does it and gives the answer.</param>
internal sealed record Act(string Name, string What, IReadOnlyList<Parameter> Parameters, Func<Given, CancellationToken, Task<JsonObject>> DoAsync)
{
    /// <summary>Whether it only looks: then it is a GET with a query, else a POST with a JSON body.</summary>
    public bool Looks { get; private init; }

    /// <summary>The HTTP method it is called by.</summary>
    public string Method => Looks ? "GET" : "POST";

    /// <summary>An act that changes something at once.</summary>
    public static Act Do(string name, string what, IReadOnlyList<Parameter> parameters, Func<Given, JsonObject> act) =>
        new(name, what, parameters, (given, _) => Task.FromResult(act(given)));

    /// <summary>An act that changes something and answers nothing but that it did.</summary>
    public static Act Do(string name, string what, IReadOnlyList<Parameter> parameters, Action<Given> act) =>
        Do(name, what, parameters, given =>
        {
            act(given);
            return [];
        });

    /// <summary>An act that only looks.</summary>
    public static Act Look(string name, string what, IReadOnlyList<Parameter> parameters, Func<Given, JsonObject> act) =>
        Do(name, what, parameters, act) with { Looks = true };

    /// <summary>An act that only looks, and may wait for something to see.</summary>
    public static Act Look(string name, string what, IReadOnlyList<Parameter> parameters, Func<Given, CancellationToken, Task<JsonObject>> act) =>
        new Act(name, what, parameters, act) with { Looks = true };
}
