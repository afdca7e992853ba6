using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks modals and the choices of an autocompletion. Source: Discord, Receiving and Responding, "Modal" and "Autocomplete".</summary>
internal static class ModalCheck
{
    private const int Row = 1, TextInput = 4, TextDisplay = 10, Label = 18;

    public static string Choices(FormCheck form, JsonObject data)
    {
        form.OnlyKnown(data, "data", "choices");
        var list = form.List(data, "data", "choices", 0, 25, required: true);
        foreach (var (choice, at) in form.Items(list, "data.choices"))
        {
            form.OnlyKnown(choice, at, "name", "name_localizations", "value");
            form.Text(choice, at, "name", 1, 100, required: true);
            if (choice["value"] is null)
            {
                form.Error(FormCheck.Join(at, "value"), "BASE_TYPE_REQUIRED", "This field is required");
            }
            else if (choice["value"] is JsonValue { } value && value.GetValueKind() == System.Text.Json.JsonValueKind.String)
            {
                form.Text(choice, at, "value", 1, 100);
            }
        }

        form.ThrowIfFailed();
        return list!.ToJsonString(Wire.Readable);
    }

    public static void Check(FormCheck form, JsonObject data)
    {
        form.OnlyKnown(data, "data", "custom_id", "title", "components");
        form.Text(data, "data", "custom_id", 1, 100, required: true);
        form.Text(data, "data", "title", 1, 45, required: true);
        foreach (var (component, at) in form.Items(form.List(data, "data", "components", 1, 5, required: true), "data.components"))
        {
            switch (form.Choice(component, at, "type", required: true, Row, TextDisplay, Label))
            {
                case Label:
                    form.OnlyKnown(component, at, "type", "id", "label", "description", "component");
                    form.Text(component, at, "label", 1, 45, required: true);
                    form.Text(component, at, "description", 1, 100);
                    if (form.Object(component, at, "component", required: true) is { } inner)
                    {
                        CheckInput(form, inner, FormCheck.Join(at, "component"), labelled: true);
                    }

                    break;
                case Row:
                    foreach (var (input, where) in form.Items(form.List(component, at, "components", 1, 1, required: true), FormCheck.Join(at, "components")))
                    {
                        CheckInput(form, input, where, labelled: false);
                    }

                    break;
                default:
                    break;
            }
        }

        form.ThrowIfFailed();
    }

    private static void CheckInput(FormCheck form, JsonObject input, string path, bool labelled)
    {
        var type = form.Number(input, path, "type", 1, 30, required: true);
        form.Text(input, path, "custom_id", 1, 100, required: true);
        if (type != TextInput)
        {
            return;
        }

        form.OnlyKnown(input, path, "type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value", "placeholder");
        form.Choice(input, path, "style", required: true, 1, 2);
        form.Number(input, path, "min_length", 0, 4000);
        form.Number(input, path, "max_length", 1, 4000);
        form.Text(input, path, "value", 0, 4000);
        form.Text(input, path, "placeholder", 0, 100);
        if (!labelled)
        {
            form.Text(input, path, "label", 1, 45, required: true);
        }
    }
}
