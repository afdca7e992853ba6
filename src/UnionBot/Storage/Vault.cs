using System.Security.Cryptography;
using System.Text;

namespace UnionBot.Storage;

/// <summary>Seals what must not be readable in the database, and hashes what must be found there all the same.</summary>
/// <remarks>
/// Two purposes never share a key: each has its own, derived (HKDF-SHA256) from the one in the key file. Sealing is AES-256-GCM under a
/// random nonce, so equal words look different; a look-up hash is HMAC-SHA256, so equal words hash alike, for who has the key only.
/// </remarks>
/// <param name="key">The data key.</param>
internal sealed class Vault(byte[] key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] _sealing = Derive(key, "seal");
    private readonly byte[] _lookup = Derive(key, "lookup");
    private readonly byte[] _tokens = Derive(key, "token");
    private readonly byte[] _check = Derive(key, "check");

    /// <summary>What the database remembers of its key, to know it again.</summary>
    public string CheckValue => Convert.ToHexStringLower(_check);

    /// <summary>Seals words. <paramref name="purpose"/> must be the same when they are opened.</summary>
    public byte[] Seal(string purpose, string words)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var sealedWords = new byte[NonceLength + TagLength + plain.Length];
        var nonce = sealedWords.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_sealing, TagLength);
        cipher.Encrypt(
            nonce, plain, sealedWords.AsSpan(NonceLength + TagLength), sealedWords.AsSpan(NonceLength, TagLength), Encoding.UTF8.GetBytes(purpose));
        return sealedWords;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key or for another purpose, or was changed.</exception>
    public string Open(string purpose, ReadOnlySpan<byte> sealedWords)
    {
        if (sealedWords.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("A sealed value is cut off.");
        }

        var plain = new byte[sealedWords.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(_sealing, TagLength);
        cipher.Decrypt(
            sealedWords[..NonceLength], sealedWords[(NonceLength + TagLength)..], sealedWords.Slice(NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(purpose));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>The hash that words are found by; 32 bytes.</summary>
    public byte[] Lookup(string purpose, string words) => HMACSHA256.HashData(_lookup, Encoding.UTF8.GetBytes($"{purpose}\n{words}"));

    /// <summary>A code that only this bot can make for these words, to hand out and to check; 32 bytes.</summary>
    public byte[] Token(string purpose, string words) => HMACSHA256.HashData(_tokens, Encoding.UTF8.GetBytes($"{purpose}\n{words}"));

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes($"unionbot/{purpose}/1"));
}
