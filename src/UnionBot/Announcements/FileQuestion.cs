namespace UnionBot.Announcements;

/// <summary>Chat and file disagree about an announcement.</summary>
/// <param name="AnnouncementId">Which.</param>
/// <param name="FileForm">What the file says of it (<see cref="FormColumns.Key"/>), or empty where it is gone from the file.</param>
internal sealed record FileQuestion(string AnnouncementId, string FileForm);
