using System.Globalization;
using System.Text;
using UnionBot.Emulators.Telegram.Api;

namespace UnionBot.Emulators.Telegram.Text;

/// <summary>Gathers text and entities while markup is read.</summary>
internal sealed class TextBuilder(string source)
{
    private readonly StringBuilder _text = new();
    private readonly List<TgEntity> _entities = [];

    public int Length => _text.Length;

    public void Append(char c) => _text.Append(c);

    public void Append(string text) => _text.Append(text);

    public string Since(int start) => _text.ToString(start, _text.Length - start);

    /// <summary>Ends an entity here; an empty one is dropped.</summary>
    public void Close(TgEntity entity)
    {
        if (_text.Length > entity.Offset)
        {
            _entities.Add(entity with { Length = _text.Length - entity.Offset });
        }
    }


    public FormattedText Build() => new(
        _text.ToString(), [.. _entities.OrderBy(static e => e.Offset).ThenByDescending(static e => e.Length)]);

    /// <summary>The error of the real server; places are counted in bytes of UTF-8.</summary>
    public ApiError Error(string what, int at, string rest = "") => ApiError.BadRequest(string.Create(
        CultureInfo.InvariantCulture, $"can't parse entities: {what} at byte offset {Encoding.UTF8.GetByteCount(source.AsSpan(0, at))}{rest}"));
}
