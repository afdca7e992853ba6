using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace UnionBot.Rehearsal.Doubles;

/// <summary>The control API over HTTP: one path for each act of the table, and the table itself at <c>/</c>.</summary>
internal sealed class ControlServer(IReadOnlyList<Act> acts)
{
    /// <summary>More than any platform takes as a file, once it is written in base64.</summary>
    private const long BodyLimit = 80_000_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var (status, body) = await RunAsync(context);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(Readable) + "\n", context.RequestAborted);
    }

    /// <summary>The table as the API tells it.</summary>
    internal static JsonObject Describe(IReadOnlyList<Act> acts) => new()
    {
        ["how"] = "Looks are GET with a query, all else is POST with a JSON object as body. What is fine answers 200; what is not answers "
            + "{\"error\": …}: 400 the request is wrong, 404 what it names is not there, 409 the platform would not let this person do it, "
            + "405 the wrong method. People and places are named by id, or by name where only one has it. Times are seconds.",
        ["acts"] = new JsonArray([.. acts.Select(act => new JsonObject
        {
            ["call"] = $"{act.Method} /{act.Name}",
            ["what"] = act.What,
            ["parameters"] = new JsonArray([.. act.Parameters.Select(p => new JsonObject
            {
                ["name"] = p.Name,
                ["type"] = p.Kind switch
                {
                    ParameterKind.Text => "text",
                    ParameterKind.Id => "id",
                    ParameterKind.Name => "id or name",
                    ParameterKind.Whole => "whole number",
                    ParameterKind.Number => "number",
                    ParameterKind.Flag => "true/false",
                    ParameterKind.Fields => "object",
                    _ => "array",
                },
                ["required"] = p.Required,
                ["what"] = p.What,
            })]),
        })]),
    };

    private static (int Status, JsonObject Body) Refuse(int status, string error) => (status, new JsonObject { ["error"] = error });

    private async Task<(int Status, JsonObject Body)> RunAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "").Trim('/');
        if (path.Length == 0)
        {
            return HttpMethods.IsGet(context.Request.Method) ? (200, Describe(acts)) : Refuse(405, "GET / shows everything that can be asked for.");
        }

        if (acts.FirstOrDefault(a => string.Equals(a.Name, path, StringComparison.Ordinal)) is not { } act)
        {
            return Refuse(404, $"There is no /{path}. GET / shows everything that there is.");
        }

        if (!string.Equals(act.Method, context.Request.Method, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(405, $"/{act.Name} is called by {act.Method}.");
        }

        try
        {
            return (200, await act.DoAsync(Given.Check(act, await ValuesAsync(act, context)), context.RequestAborted));
        }
        catch (ActException wrong)
        {
            return Refuse(wrong.Status, wrong.Message);
        }
        catch (InvalidOperationException refused)
        {
            return Refuse(409, refused.Message);
        }
        catch (ArgumentException wrong)
        {
            return Refuse(400, wrong.Message);
        }
    }

    private static async Task<JsonObject> ValuesAsync(Act act, HttpContext context)
    {
        if (act.Looks)
        {
            return Given.FromQuery(act, context.Request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())));
        }

        if (context.Request.Query.Count > 0)
        {
            throw new ActException(400, $"/{act.Name} takes its fields as a JSON object in the body, not in the query.");
        }

        var bytes = new MemoryStream();
        var piece = new byte[65_536];
        int read;
        while ((read = await context.Request.Body.ReadAsync(piece, context.RequestAborted)) > 0)
        {
            if (bytes.Length + read > BodyLimit)
            {
                throw new ActException(400, $"The body is longer than {BodyLimit} bytes.");
            }

            bytes.Write(piece, 0, read);
        }

        if (bytes.Length == 0)
        {
            return [];
        }

        try
        {
            // Duplicate names would only show when a field is first looked up.
            return JsonNode.Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), null, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
                ?? throw new ActException(400, "The body must be a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new ActException(400, $"The body is no JSON: {wrong.Message}");
        }
    }
}
