using System.Text.Json.Nodes;
using UnionBot.Emulators.Discord.State;

namespace UnionBot.Emulators.Discord.Checks;

/// <summary>Checks the components of a message. Source: Discord, Component Reference.</summary>
internal sealed class ComponentCheck(FormCheck form, bool v2)
{
    private const int Row = 1, Button = 2, StringSelect = 3, Section = 9, TextDisplay = 10, Thumbnail = 11, Gallery = 12, File = 13, Separator = 14,
        Container = 17;

    private readonly HashSet<string> _customIds = new(StringComparer.Ordinal);
    private int _count;

    public void Check(JsonObject body, string path)
    {
        // Five rows without the flag; with it the sum counts.
        var list = form.List(body, path, "components", 0, v2 ? 40 : 5);
        var at = FormCheck.Join(path, "components");
        foreach (var (component, where) in form.Items(list, at))
        {
            One(component, where, v2 ? [Row, Section, TextDisplay, Gallery, File, Separator, Container] : [Row]);
        }

        if (_count > 40)
        {
            form.Error(at, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components must be 40 or fewer");
        }
    }

    /// <summary>Components as the platform gives them back: each with an id, from 1, and no nulls.</summary>
    public static JsonArray Stored(JsonArray? sent)
    {
        var stored = sent is null ? [] : Wire.WithoutNulls(sent);
        var next = 0;
        foreach (var component in stored.OfType<JsonObject>().SelectMany(MessageSnapshot.Flat))
        {
            next++;
            if (Wire.Whole(component["id"]) is null or 0)
            {
                component["id"] = next;
            }

            Complete(component);
        }

        return stored;
    }

    /// <summary>Writes out what the platform takes for granted.</summary>
    private static void Complete(JsonObject component)
    {
        switch (Wire.Whole(component["type"]))
        {
            case StringSelect or 5 or 6 or 7 or 8:
                component["min_values"] ??= 1;
                component["max_values"] ??= 1;
                break;
            case Separator:
                component["divider"] ??= true;
                component["spacing"] ??= 1;
                break;
            case Container:
                component["spoiler"] ??= false;
                component["accent_color"] ??= null;
                break;
            default:
                break;
        }
    }

    private void One(JsonObject component, string path, params ReadOnlySpan<int> allowed)
    {
        _count++;
        var type = form.Choice(component, path, "type", required: true, allowed);
        form.Number(component, path, "id", 0, int.MaxValue);
        switch (type)
        {
            case Row:
                CheckRow(component, path);
                break;
            case Button:
                CheckButton(component, path);
                break;
            case >= StringSelect and <= 8:
                CheckSelect(component, path, type.Value);
                break;
            case Section:
                form.OnlyKnown(component, path, "type", "id", "components", "accessory");
                Children(component, path, 1, 3, TextDisplay);
                if (form.Object(component, path, "accessory", required: true) is { } accessory)
                {
                    One(accessory, FormCheck.Join(path, "accessory"), Button, Thumbnail);
                }

                break;
            case TextDisplay:
                form.OnlyKnown(component, path, "type", "id", "content");
                form.Text(component, path, "content", 1, 4000, required: true);
                break;
            case Container:
                form.OnlyKnown(component, path, "type", "id", "components", "accent_color", "spoiler");
                form.Number(component, path, "accent_color", 0, 0xFFFFFF);
                form.Flag(component, path, "spoiler");
                Children(component, path, 1, 40, Row, TextDisplay, Section, Gallery, Separator, File);
                break;
            case Separator:
                form.OnlyKnown(component, path, "type", "id", "divider", "spacing");
                form.Flag(component, path, "divider");
                form.Choice(component, path, "spacing", required: false, 1, 2);
                break;
            case Thumbnail or Gallery or File:
                throw new Rest.ApiException(501, 0, $"The double does not offer component type {type}.");
            default:
                break;
        }
    }

    private void Children(JsonObject parent, string path, int min, int max, params ReadOnlySpan<int> allowed)
    {
        var list = form.List(parent, path, "components", min, max, required: true);
        foreach (var (child, where) in form.Items(list, FormCheck.Join(path, "components")))
        {
            One(child, where, allowed);
        }
    }

    private void CheckRow(JsonObject row, string path)
    {
        form.OnlyKnown(row, path, "type", "id", "components");
        Children(row, path, 1, 5, Button, StringSelect, 5, 6, 7, 8);
        var inner = (row["components"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (inner.Count > 1 && inner.Exists(c => c["type"] is JsonValue type && type.ToString() is not "2"))
        {
            form.Error(FormCheck.Join(path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
    }

    private void CheckButton(JsonObject button, string path)
    {
        form.OnlyKnown(button, path, "type", "id", "style", "label", "emoji", "custom_id", "sku_id", "url", "disabled");
        var style = form.Choice(button, path, "style", required: true, 1, 2, 3, 4, 5, 6);
        var label = form.Text(button, path, "label", 0, 80);
        var emoji = form.Object(button, path, "emoji");
        CheckEmoji(emoji, FormCheck.Join(path, "emoji"));
        form.Flag(button, path, "disabled");
        if (style is >= 1 and <= 4)
        {
            CustomId(button, path);
            Forbid(button, path, "url", "A custom id and url cannot both be specified");
        }

        if (style == 5)
        {
            Forbid(button, path, "custom_id", "A custom id and url cannot both be specified");
            if (form.Text(button, path, "url", 1, 512, required: true) is { } url
                && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "discord"))
            {
                form.Error(FormCheck.Join(path, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord').");
            }
        }

        if (string.IsNullOrEmpty(label) && emoji is null && style is not 6)
        {
            form.Error(path, "BUTTON_COMPONENT_MUST_HAVE_LABEL_OR_EMOJI", "A button component must have a label or emoji");
        }
    }

    private void CheckSelect(JsonObject select, string path, int type)
    {
        form.OnlyKnown(
            select, path, "type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled", "required", "channel_types", "default_values");
        CustomId(select, path);
        form.Text(select, path, "placeholder", 0, 150);
        form.Flag(select, path, "disabled");
        form.Number(select, path, "min_values", 0, 25);
        form.Number(select, path, "max_values", 1, 25);
        if (type != StringSelect)
        {
            return;
        }

        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (option, where) in form.Items(form.List(select, path, "options", 1, 25, required: true), FormCheck.Join(path, "options")))
        {
            form.OnlyKnown(option, where, "label", "value", "description", "emoji", "default");
            CheckEmoji(form.Object(option, where, "emoji"), FormCheck.Join(where, "emoji"));
            form.Flag(option, where, "default");
            form.Text(option, where, "label", 1, 100, required: true);
            form.Text(option, where, "description", 0, 100);
            if (form.Text(option, where, "value", 1, 100, required: true) is { } value && !values.Add(value))
            {
                form.Error(FormCheck.Join(where, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }
    }

    private void CheckEmoji(JsonObject? emoji, string path)
    {
        if (emoji is not null)
        {
            form.OnlyKnown(emoji, path, "id", "name", "animated");
            form.Text(emoji, path, "name", 1, 32, required: true);
            form.Snowflake(emoji, path, "id");
            form.Flag(emoji, path, "animated");
        }
    }

    private void CustomId(JsonObject component, string path)
    {
        if (form.Text(component, path, "custom_id", 1, 100, required: true) is { } id && !_customIds.Add(id))
        {
            form.Error(FormCheck.Join(path, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    private void Forbid(JsonObject component, string path, string name, string message)
    {
        if (component[name] is not null)
        {
            form.Error(FormCheck.Join(path, name), "COMPONENT_CUSTOM_ID_AND_URL", message);
        }
    }
}
