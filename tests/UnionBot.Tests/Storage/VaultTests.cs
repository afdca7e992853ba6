using System.Security.Cryptography;
using CsCheck;
using UnionBot.Storage;

namespace UnionBot.Tests.Storage;

public sealed class VaultTests
{
    private static readonly Vault Ours = new(Enumerable.Repeat((byte)7, 32).ToArray());
    private static readonly Vault Theirs = new(Enumerable.Repeat((byte)8, 32).ToArray());

    [Fact]
    public void What_is_sealed_is_opened_again_whatever_the_words() =>
        Gen.Char[' ', '\uD7FF'].Array.Sample(
            letters =>
            {
                var words = new string(letters);
                return string.Equals(Ours.Open("p", Ours.Seal("p", words)), words, StringComparison.Ordinal);
            },
            iter: 500);

    [Fact]
    public void Equal_words_are_sealed_differently_and_hashed_alike()
    {
        Ours.Seal("p", "123").ShouldNotBe(Ours.Seal("p", "123"));
        Ours.Lookup("p", "123").ShouldBe(Ours.Lookup("p", "123"));
    }

    [Fact]
    public void Nothing_opens_with_another_key_for_another_purpose_or_when_a_bit_was_changed()
    {
        var sealedWords = Ours.Seal("p", "123");

        Should.Throw<CryptographicException>(() => Theirs.Open("p", sealedWords));
        Should.Throw<CryptographicException>(() => Ours.Open("q", sealedWords));
        Should.Throw<CryptographicException>(() => Ours.Open("p", sealedWords.AsSpan(0, 20)));
        for (var i = 0; i < sealedWords.Length; i++)
        {
            var changed = sealedWords.ToArray();
            changed[i] ^= 1;
            Should.Throw<CryptographicException>(() => Ours.Open("p", changed));
        }
    }

    [Fact]
    public void Hashes_and_tokens_differ_by_key_purpose_and_kind()
    {
        byte[][] all = [Ours.Lookup("p", "x"), Ours.Lookup("q", "x"), Theirs.Lookup("p", "x"), Ours.Token("p", "x"), Theirs.Token("p", "x")];

        all.Select(Convert.ToHexString).ShouldBeUnique();
        Ours.CheckValue.ShouldNotBe(Theirs.CheckValue);
    }
}
