using System.Text;
using CsCheck;
using UnionBot.Photos;

namespace UnionBot.Tests.Photos;

public sealed class PhotoCleanerTests
{
    private const string Canary = "CANARY-48.8566N-2.3522E";

    private static readonly byte[] CanaryBytes = Encoding.ASCII.GetBytes(Canary);

    [Fact]
    public void A_bare_jpeg_goes_out_as_it_came()
    {
        var photo = TinyPhotos.Jpeg(16, 8);

        var clean = Cleaned(photo);

        clean.Bytes.ShouldBe(photo);
        (clean.MediaType, clean.Width, clean.Height).ShouldBe(("image/jpeg", 16, 8));
    }

    [Fact]
    public void A_bare_png_goes_out_as_it_came()
    {
        var photo = TinyPhotos.Png(40, 30);

        var clean = Cleaned(photo);

        clean.Bytes.ShouldBe(photo);
        (clean.MediaType, clean.Width, clean.Height).ShouldBe(("image/png", 40, 30));
    }

    [Fact]
    public void Nothing_hidden_in_a_jpeg_survives()
    {
        var photo = Concat(
            TinyPhotos.Jpeg(
                100, 80,
                TinyPhotos.Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0, .. CanaryBytes]),
                TinyPhotos.Exif(1, Canary),
                TinyPhotos.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. CanaryBytes]),
                TinyPhotos.Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. CanaryBytes]),
                TinyPhotos.Segment(0xE2, [.. "MPF\0"u8, .. CanaryBytes]),
                TinyPhotos.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. CanaryBytes]),
                TinyPhotos.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1, .. CanaryBytes]),
                TinyPhotos.Segment(0xFE, CanaryBytes)),
            CanaryBytes,
            TinyPhotos.Jpeg(8, 8, TinyPhotos.Segment(0xFE, CanaryBytes)));

        var clean = Cleaned(photo);

        Holds(clean.Bytes, "CANARY"u8).ShouldBeFalse();
        Holds(clean.Bytes, "Photoshop"u8).ShouldBeFalse();
        Holds(clean.Bytes, "JFIF"u8).ShouldBeTrue();
        Holds(clean.Bytes, "Adobe"u8).ShouldBeTrue();
        Holds(clean.Bytes, TinyPhotos.Scan(100, 80)).ShouldBeTrue();
        (clean.Width, clean.Height).ShouldBe((100, 80));
        Cleaned(clean.Bytes).Bytes.ShouldBe(clean.Bytes);
    }

    [Fact]
    public void Nothing_hidden_in_a_png_survives()
    {
        var photo = Concat(
            TinyPhotos.Png(
                4, 3,
                TinyPhotos.Chunk("tEXt", [.. "Author\0"u8, .. CanaryBytes]),
                TinyPhotos.Chunk("iTXt", CanaryBytes),
                TinyPhotos.Chunk("zTXt", CanaryBytes),
                TinyPhotos.Chunk("iCCP", CanaryBytes),
                TinyPhotos.Chunk("eXIf", [.. "MM"u8, .. CanaryBytes]),
                TinyPhotos.Chunk("tIME", 7, 234, 3, 21, 9, 0, 0),
                TinyPhotos.Chunk("prVt", CanaryBytes),
                TinyPhotos.Chunk("sRGB", 0)),
            CanaryBytes);

        var clean = Cleaned(photo);

        Holds(clean.Bytes, "CANARY"u8).ShouldBeFalse();
        clean.Bytes.ShouldBe(TinyPhotos.Png(4, 3, TinyPhotos.Chunk("sRGB", 0)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void A_turned_photo_stays_turned_and_says_nothing_else(int orientation)
    {
        var clean = Cleaned(TinyPhotos.Jpeg(16, 8, TinyPhotos.Exif(orientation, Canary)));

        Holds(clean.Bytes, "CANARY"u8).ShouldBeFalse();
        var exif = clean.Bytes.AsSpan().IndexOf("Exif\0\0"u8);
        exif.ShouldBeGreaterThan(0);
        ExifOrientation.Read(clean.Bytes.AsSpan(exif + 6)).ShouldBe(orientation);
        Cleaned(clean.Bytes).Bytes.ShouldBe(clean.Bytes);
    }

    [Fact]
    public void A_turned_png_stays_turned()
    {
        var clean = Cleaned(TinyPhotos.Png(4, 3, TinyPhotos.Chunk("eXIf", ExifOrientation.Write(6))));

        var exif = clean.Bytes.AsSpan().IndexOf("eXIf"u8);
        ExifOrientation.Read(clean.Bytes.AsSpan(exif + 4)).ShouldBe(6);
    }

    [Fact]
    public void The_picture_of_a_progressive_jpeg_stays_bit_for_bit()
    {
        // Arrange: two scans with stuffed bytes and restarts, a comment between them.
        byte[] first = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
        byte[] second = [0xFF, 0x00, 0xFF, 0xD7, 0x01];
        byte[] photo =
        [
            0xFF, 0xD8,
            .. TinyPhotos.Segment(0xC2, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
            .. TinyPhotos.Segment(0xDA, 1, 1, 0, 0, 0, 0), .. first,
            .. TinyPhotos.Segment(0xFE, CanaryBytes),
            .. TinyPhotos.Segment(0xDA, 1, 1, 0, 1, 63, 0), .. second,
            0xFF, 0xD9,
        ];

        // Act
        var clean = Cleaned(photo);

        // Assert
        byte[] expected =
        [
            0xFF, 0xD8,
            .. TinyPhotos.Segment(0xC2, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
            .. TinyPhotos.Segment(0xDA, 1, 1, 0, 0, 0, 0), .. first,
            .. TinyPhotos.Segment(0xDA, 1, 1, 0, 1, 63, 0), .. second,
            0xFF, 0xD9,
        ];
        clean.Bytes.ShouldBe(expected);
    }

    [Theory]
    [InlineData(9000, 2000, "ensemble")]
    [InlineData(5000, 100, "étirée")]
    [InlineData(0, 10, "abîmée")]
    public void A_photo_whose_sides_no_platform_takes_is_refused_with_the_reason(int width, int height, string reason) =>
        Refused(TinyPhotos.Jpeg(width, height)).ShouldContain(reason);

    [Fact]
    public void A_photo_of_too_many_pixels_is_refused() =>
        Refused(Concat(TinyPhotos.Png(6400, 3000)[..8], TinyPhotos.Chunk("IHDR", 0, 0, 0x19, 0, 0, 0, 0x19, 0, 8, 0, 0, 0, 0), TinyPhotos.Png()[33..]))
            .ShouldContain("millions de pixels");

    [Fact]
    public void A_photo_that_stays_too_heavy_without_its_metadata_is_refused()
    {
        var scan = new byte[10_000_001];
        var photo = TinyPhotos.Jpeg();
        byte[] heavy = [.. photo[..^2], .. scan, 0xFF, 0xD9];

        Refused(heavy).ShouldContain("Mo");
    }

    [Fact]
    public void A_photo_that_is_only_heavy_by_what_was_appended_is_taken() =>
        Cleaned(Concat(TinyPhotos.Jpeg(), new byte[11_000_000])).Bytes.Length.ShouldBeLessThan(1000);

    [Theory]
    [InlineData("GIF89a............", "GIF")]
    [InlineData("RIFF....WEBPVP8 ..", "WebP")]
    [InlineData("....ftypheic......", "HEIC")]
    [InlineData("....ftypisom......", "vidéo")]
    [InlineData("%PDF-1.7..........", "PDF")]
    [InlineData("Bonjour les camarades", "ne prend que")]
    [InlineData("", "vide")]
    public void Another_format_is_refused_by_its_name(string bytes, string word) =>
        Refused(Encoding.ASCII.GetBytes(bytes)).ShouldContain(word);

    [Fact]
    public void A_photo_without_a_picture_is_refused()
    {
        Refused([0xFF, 0xD8, 0xFF, 0xD9]).ShouldContain("abîmée");
        Refused(TinyPhotos.Png()[..33]).ShouldContain("abîmée");
        Refused(TinyPhotos.Jpeg()[..30]).ShouldContain("abîmée");
    }

    [Fact]
    public void A_png_with_a_wrong_checksum_is_refused()
    {
        var photo = TinyPhotos.Png();
        photo[40] ^= 1;

        Refused(photo).ShouldContain("abîmée");
    }

    [Fact]
    public void Garbage_always_gets_an_answer()
    {
        byte[][] beginnings = [[0xFF, 0xD8, 0xFF], TinyPhotos.Png()[..8], TinyPhotos.Png()[..33], []];
        Gen.Select(Gen.Int[0, 3], Gen.Byte.Array[0, 300])
            .Sample((beginning, rest) => PhotoCleaner.Clean(Concat(beginnings[beginning], rest)) is not null);
    }

    [Fact]
    public void A_photo_with_a_broken_byte_anywhere_always_gets_an_answer() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 10_000], Gen.Byte).Sample((jpeg, at, value) =>
        {
            var photo = jpeg
                ? TinyPhotos.Jpeg(16, 8, TinyPhotos.Exif(6, Canary), TinyPhotos.Segment(0xFE, CanaryBytes))
                : TinyPhotos.Png(4, 3, TinyPhotos.Chunk("tEXt", CanaryBytes), TinyPhotos.Chunk("eXIf", ExifOrientation.Write(6)));

            photo[at % photo.Length] = value;
            return PhotoCleaner.Clean(photo) is not null;
        });

    private static PhotoCheck.Clean Cleaned(byte[] photo) => PhotoCleaner.Clean(photo).ShouldBeOfType<PhotoCheck.Clean>();

    private static string Refused(byte[] photo) => PhotoCleaner.Clean(photo).ShouldBeOfType<PhotoCheck.Refused>().Reason;

    private static bool Holds(byte[] bytes, ReadOnlySpan<byte> part) => bytes.AsSpan().IndexOf(part) >= 0;

    private static byte[] Concat(params byte[][] parts) => [.. parts.SelectMany(p => p)];
}
