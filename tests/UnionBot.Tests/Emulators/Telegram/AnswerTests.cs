using System.Text.Json.Nodes;
using UnionBot.Emulators.Telegram;
using UnionBot.Tests.Specification;

namespace UnionBot.Tests.Emulators.Telegram;

/// <summary>Every method that the double offers is called until it succeeds; every answer and every update is held against the published specification.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Every_answer_and_every_update_is_what_the_specification_promises()
    {
        await using var client = await DoubleClient.StartAsync(static o => o with { Limits = null, SlowsRepeatedPolls = false, InlineMode = true, PrivacyMode = false });
        await client.CallAsync("getUpdates", new { allowed_updates = global::UnionBot.Emulators.Telegram.Api.BotApi.UpdateTypes });
        var life = new Life(client);

        await life.SelfAsync();
        await life.ContentAsync();
        await life.ChangesAsync();
        await life.PeopleAsync();
        await life.TopicsAsync();
        await life.GesturesAsync();
        await life.SessionAsync();

        var requests = client.Tg.Requests;
        requests.Where(static r => r.Status == 200).Select(static r => r.Method).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(client.Tg.OfferedMethods);
        requests.SelectMany(static r => TelegramAnswerCheck.Faults(r).Select(fault => $"{r.Method}: {fault}")).Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        life.Kinds.Order(StringComparer.Ordinal).ShouldBe(
        [
            "callback_query", "channel_post", "chat_join_request", "chat_member", "edited_channel_post", "edited_message", "inline_query", "message",
            "message_reaction", "message_reaction_count", "my_chat_member", "poll", "poll_answer",
        ]);
        client.Tg.Findings.ShouldBeEmpty();
    }

    /// <summary>The ordinary life of a bot, in chapters.</summary>
    private sealed class Life
    {
        private readonly DoubleClient _client;
        private readonly TelegramDouble _tg;
        private readonly TgUser _owner;
        private readonly TgUser _amina;
        private readonly TgChat _forum;
        private readonly TgChat _channel;
        private readonly TgChat _private;
        private int _offset;

        public Life(DoubleClient client)
        {
            _client = client;
            _tg = client.Tg;
            _owner = _tg.User("Odile", "odile", "Brun");
            _amina = _tg.User("Amina");
            _forum = _tg.Supergroup("Syndicat", _owner, "syndicat_test", forum: true);
            _channel = _tg.Channel("Annonces", _owner, "annonces_test");
            _private = _tg.PrivateChat(_amina);
            _tg.Start(_amina, "invitation");
            _tg.AddBot(_forum, _owner, TgRights.All);
            _tg.AddBot(_channel, _owner, TgRights.All);
            _tg.Join(_amina, _forum);
        }

        public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public async Task SelfAsync()
        {
            foreach (var method in (string[])["getMe", "getMyName", "getMyDescription", "getMyShortDescription", "getWebhookInfo", "getChatMenuButton", "getForumTopicIconStickers", "getMyDefaultAdministratorRights"])
            {
                await OkAsync(method, new { });
            }

            await OkAsync("setMyCommands", new { commands = new[] { new { command = "aide", description = "Aide" } }, language_code = "fr" });
            await OkAsync("getMyCommands", new { language_code = "fr" });
            await OkAsync("deleteMyCommands", new { language_code = "fr" });
            await OkAsync("setMyName", new { name = "Union" });
            await OkAsync("setMyDescription", new { description = "Je réponds" });
            await OkAsync("setMyShortDescription", new { short_description = "Réponses" });
            await OkAsync("setChatMenuButton", new { chat_id = _amina.Id, menu_button = new { type = "web_app", text = "Voir", web_app = new { url = "https://example.org" } } });
            await OkAsync("getChatMenuButton", new { chat_id = _amina.Id });
            await OkAsync("setMyDefaultAdministratorRights", new { rights = new { is_anonymous = false, can_pin_messages = true }, for_channels = false });
            await OkAsync("getMyDefaultAdministratorRights", new { for_channels = true });
            await OkAsync("setWebhook", new { url = "https://example.org/hook", secret_token = "abc", max_connections = 5 });
            await OkAsync("getWebhookInfo", new { });
            await OkAsync("deleteWebhook", new { });
        }

        public async Task ContentAsync()
        {
            var keys = new { keyboard = new[] { new object[] { "Oui", new { text = "Où ?", request_location = true } } }, resize_keyboard = true };
            await OkAsync("sendMessage", new { chat_id = _amina.Id, text = "*gras* [lien](https://example.org) `code`", parse_mode = "MarkdownV2", reply_markup = keys, protect_content = true });
            var first = await OkAsync("sendMessage", new { chat_id = "@annonces_test", text = "Ordre du jour", link_preview_options = new { is_disabled = true } });
            await OkAsync("sendMessage", new { chat_id = _forum.Id, text = "Voir", reply_parameters = new { message_id = Id(first), chat_id = _channel.Id, quote = "Ordre" } });
            foreach (var (kind, field) in new[]
            {
                ("Photo", "photo"), ("Document", "document"), ("Video", "video"), ("Animation", "animation"), ("Audio", "audio"), ("Voice", "voice"),
                ("VideoNote", "video_note"), ("Sticker", "sticker"),
            })
            {
                var sent = await UploadAsync("send" + kind, field);
                var file = sent[field] is JsonArray sizes ? sizes[^1]! : sent[field]!;
                await OkAsync("getFile", new { file_id = (string)file["file_id"]! });
                await OkAsync("send" + kind, new Dictionary<string, object>(StringComparer.Ordinal) { ["chat_id"] = _forum.Id, [field] = (string)file["file_id"]! });
                await OkAsync("copyMessage", new { chat_id = _amina.Id, from_chat_id = _amina.Id, message_id = Id(sent) });
                await OkAsync("forwardMessage", new { chat_id = _channel.Id, from_chat_id = _amina.Id, message_id = Id(sent) });
            }

            await OkAsync("sendVenue", new { chat_id = _amina.Id, latitude = 48.86, longitude = 2.36, title = "Bourse du travail", address = "3 rue du Château-d'Eau" });
            await OkAsync("sendContact", new { chat_id = _amina.Id, phone_number = "+33100000000", first_name = "Permanence" });
            await OkAsync("sendDice", new { chat_id = _amina.Id, emoji = "🎯" });
            await OkAsync("sendChatAction", new { chat_id = _amina.Id, action = "typing" });
            var album = await AlbumAsync();
            await OkAsync("copyMessages", new { chat_id = _channel.Id, from_chat_id = _amina.Id, message_ids = album });
            await OkAsync("forwardMessages", new { chat_id = _forum.Id, from_chat_id = _amina.Id, message_ids = album });
            await OkAsync("deleteMessages", new { chat_id = _amina.Id, message_ids = album });
        }

        public async Task ChangesAsync()
        {
            var text = await OkAsync("sendMessage", new { chat_id = _forum.Id, text = "un", reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Oui", callback_data = "o" } } } } });
            await OkAsync("pinChatMessage", new { chat_id = _forum.Id, message_id = Id(text) });
            await OkAsync("getChat", new { chat_id = _forum.Id });
            await OkAsync("unpinChatMessage", new { chat_id = _forum.Id, message_id = Id(text) });
            await OkAsync("unpinAllChatMessages", new { chat_id = _forum.Id });
            var press = _tg.PressAsync(_amina, _forum, Id(text), "Oui");
            var query = (await UpdatesAsync()).Select(static u => u["callback_query"]).First(static q => q is not null)!;
            await OkAsync("answerCallbackQuery", new { callback_query_id = (string)query["id"]!, text = "Noté", show_alert = true });
            (await press).Text.ShouldBe("Noté");
            await OkAsync("editMessageText", new { chat_id = _forum.Id, message_id = Id(text), text = "deux" });
            await OkAsync("editMessageReplyMarkup", new { chat_id = _forum.Id, message_id = Id(text), reply_markup = new { inline_keyboard = new[] { new[] { new { text = "Lien", url = "https://example.org" } } } } });
            await OkAsync("setMessageReaction", new { chat_id = _forum.Id, message_id = Id(text), reaction = new[] { new { type = "emoji", emoji = "👍" } } });
            var photo = await UploadAsync("sendPhoto", "photo");
            await OkAsync("editMessageCaption", new { chat_id = _amina.Id, message_id = Id(photo), caption = "Vue" });
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{_amina.Id}"), "chat_id" },
                { new StringContent($"{Id(photo)}"), "message_id" },
                { new StringContent("""{"type":"video","media":"attach://v","caption":"Film","duration":4}"""), "media" },
                { new ByteArrayContent([1, 2, 3]), "v", "v.mp4" },
            };
            (await _client.PostAsync("editMessageMedia", form)).Result["video"]!["duration"]!.GetValue<int>().ShouldBe(4);
            var live = await OkAsync("sendLocation", new { chat_id = _amina.Id, latitude = 48.8, longitude = 2.3, live_period = 600 });
            await OkAsync("editMessageLiveLocation", new { chat_id = _amina.Id, message_id = Id(live), latitude = 48.9, longitude = 2.3 });
            await OkAsync("stopMessageLiveLocation", new { chat_id = _amina.Id, message_id = Id(live) });
            await OkAsync("deleteMessage", new { chat_id = _amina.Id, message_id = Id(live) });
        }

        public async Task PeopleAsync()
        {
            var at = new { chat_id = _forum.Id, user_id = _amina.Id };
            await OkAsync("getChatMember", at);
            await OkAsync("getUserProfilePhotos", new { user_id = _amina.Id });
            await OkAsync("getUserProfileAudios", new { user_id = _amina.Id });
            await OkAsync("restrictChatMember", new { at.chat_id, at.user_id, permissions = new { can_send_messages = true } });
            await OkAsync("getChatMember", at);
            await OkAsync("promoteChatMember", new { at.chat_id, at.user_id, can_pin_messages = true });
            await OkAsync("setChatAdministratorCustomTitle", new { at.chat_id, at.user_id, custom_title = "Trésorière" });
            await OkAsync("getChatAdministrators", new { at.chat_id });
            await OkAsync("getChatMemberCount", new { at.chat_id });
            await OkAsync("promoteChatMember", at);
            await OkAsync("banChatMember", at);
            await OkAsync("getChatMember", at);
            await OkAsync("unbanChatMember", at);
            await OkAsync("setChatPermissions", new { at.chat_id, permissions = new { can_send_polls = true, can_send_other_messages = true } });
            await OkAsync("banChatSenderChat", new { at.chat_id, sender_chat_id = _channel.Id });
            await OkAsync("unbanChatSenderChat", new { at.chat_id, sender_chat_id = _channel.Id });
            await OkAsync("exportChatInviteLink", new { at.chat_id });
            var asking = await OkAsync("createChatInviteLink", new { at.chat_id, name = "Nouveaux", creates_join_request = true });
            var open = await OkAsync("createChatInviteLink", new { at.chat_id, member_limit = 3 });
            await OkAsync("editChatInviteLink", new { at.chat_id, invite_link = (string)open["invite_link"]!, name = "Ouvert" });
            _tg.JoinBy(_tg.User("Paul"), _forum, (string)open["invite_link"]!);
            await OkAsync("revokeChatInviteLink", new { at.chat_id, invite_link = (string)open["invite_link"]! });
            var rosa = _tg.User("Rosa");
            _tg.AskToJoin(_amina, _forum, (string)asking["invite_link"]!);
            _tg.AskToJoin(rosa, _forum);
            await OkAsync("approveChatJoinRequest", at);
            await OkAsync("declineChatJoinRequest", new { at.chat_id, user_id = rosa.Id });
            await OkAsync("setChatTitle", new { at.chat_id, title = "Syndicat uni" });
            await OkAsync("setChatDescription", new { at.chat_id, description = "Tous ensemble" });
            using var form = new MultipartFormDataContent { { new StringContent($"{_forum.Id}"), "chat_id" }, { new ByteArrayContent(SamplePicture.Png(200, 200)), "photo", "p.png" } };
            (await _client.PostAsync("setChatPhoto", form)).Status.ShouldBe(200);
            ((string)(await OkAsync("getChat", new { at.chat_id }))["description"]!).ShouldBe("Tous ensemble");
            await OkAsync("deleteChatPhoto", new { at.chat_id });
        }

        public async Task TopicsAsync()
        {
            var made = await OkAsync("createForumTopic", new { chat_id = _forum.Id, name = "Débat", icon_color = 16766590 });
            var at = new { chat_id = _forum.Id, message_thread_id = (int)made["message_thread_id"]! };
            await OkAsync("sendMessage", new { at.chat_id, at.message_thread_id, text = "Dans le sujet" });
            await OkAsync("editForumTopic", new { at.chat_id, at.message_thread_id, name = "Débat général" });
            await OkAsync("closeForumTopic", at);
            await OkAsync("reopenForumTopic", at);
            await OkAsync("unpinAllForumTopicMessages", at);
            await OkAsync("deleteForumTopic", at);
            await OkAsync("editGeneralForumTopic", new { at.chat_id, name = "Accueil" });
            foreach (var method in (string[])["closeGeneralForumTopic", "reopenGeneralForumTopic", "hideGeneralForumTopic", "unhideGeneralForumTopic", "unpinAllGeneralForumTopicMessages"])
            {
                await OkAsync(method, new { at.chat_id });
            }

            await OkAsync("reopenGeneralForumTopic", new { at.chat_id });
        }

        public async Task GesturesAsync()
        {
            var poll = await OkAsync("sendPoll", new { chat_id = _forum.Id, question = "On continue ?", options = new[] { new { text = "Oui" }, new { text = "Non" } }, is_anonymous = false });
            var quiz = await OkAsync("sendPoll", new { chat_id = _amina.Id, question = "Combien ?", options = new[] { "Un", "Deux" }, type = "quiz", correct_option_ids = new[] { 1 }, explanation = "Deux", open_period = 60 });
            _tg.Vote(_amina, _forum, Id(poll), 0);
            _tg.Vote(_amina, _private, Id(quiz), 1);
            ((int)(await OkAsync("stopPoll", new { chat_id = _forum.Id, message_id = Id(poll) }))["total_voter_count"]!).ShouldBe(1);
            var said = _tg.Say(_amina, _forum, "Bravo #greve");
            _tg.Edit(_amina, _forum, said, "Bravo à tous");
            _tg.React(_amina, _forum, said, "👏");
            await OkAsync("deleteMessageReaction", new { chat_id = _forum.Id, message_id = said, user_id = _amina.Id });
            await OkAsync("deleteAllMessageReactions", new { chat_id = _forum.Id, user_id = _amina.Id });
            var post = _tg.Post(_owner, _channel, "Une annonce");
            _tg.Edit(_owner, _channel, post, "Une annonce corrigée");
            _tg.React(_amina, _channel, post, "🔥");
            foreach (var kind in (string[])["video", "animation", "audio", "video_note"])
            {
                _tg.SendMedia(_amina, _private, kind, [1, 2, 3]);
            }

            _tg.SendPhoto(_amina, _private, SamplePicture.Png(30, 20), "Vue");
            _tg.SendVoice(_amina, _private);
            _tg.SendSticker(_amina, _private);
            _tg.SendDocument(_amina, _private, [1], "a.pdf", "application/pdf");
            _tg.SendLocation(_amina, _private, 48.8, 2.3);
            _tg.SendContact(_amina, _private, _owner, "+33100000000");
            _tg.Forward(_amina, _channel, post, _private);
            _tg.Block(_amina);
            _tg.Unblock(_amina);
            var asked = _tg.AskInlineAsync(_amina, "agenda");
            var query = (await UpdatesAsync()).Select(static u => u["inline_query"]).First(static q => q is not null)!;
            await OkAsync("answerInlineQuery", new { inline_query_id = (string)query["id"]!, results = new[] { new { type = "article", id = "1", title = "Agenda", input_message_content = new { message_text = "9 h" } } } });
            (await asked).ShouldContain("Agenda");
            var group = _tg.Group("Atelier", _owner);
            _tg.AddBot(group, _owner);
            _tg.Migrate(group, _owner);
            (await _client.CallAsync("sendMessage", new { chat_id = group.Id, text = "là ?" })).Status.ShouldBe(400);
            await UpdatesAsync();
            await OkAsync("leaveChat", new { chat_id = _channel.Id });
        }

        public async Task SessionAsync()
        {
            (await _client.CallAsync("close")).Status.ShouldBe(429);
            _client.Clock.Advance(TimeSpan.FromMinutes(10));
            await OkAsync("close", new { });
            await OkAsync("logOut", new { });
            (await _client.CallAsync("getMe")).Description.ShouldBe("Bad Request: logged out");
        }

        private static int Id(JsonNode message) => (int)message["message_id"]!;

        private async Task<JsonNode> OkAsync(string method, object body)
        {
            var called = await _client.CallAsync(method, body);
            called.Status.ShouldBe(200, $"{method}: {called.Description}");
            return called.Result;
        }

        private async Task<JsonNode> UploadAsync(string method, string field)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{_amina.Id}"), "chat_id" },
                { new ByteArrayContent(field is "photo" or "sticker" ? SamplePicture.Png(300, 200) : [1, 2, 3]), field, "f.bin" },
            };
            if (field is not ("photo" or "sticker" or "voice"))
            {
                form.Add(new ByteArrayContent(SamplePicture.Png(90, 60)), "thumbnail", "t.png");
            }

            var called = await _client.PostAsync(method, form);
            called.Status.ShouldBe(200, $"{method}: {called.Description}");
            return called.Result;
        }

        private async Task<int[]> AlbumAsync()
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{_amina.Id}"), "chat_id" },
                { new StringContent("""[{"type":"photo","media":"attach://a","caption":"Deux"},{"type":"video","media":"attach://b"}]"""), "media" },
                { new ByteArrayContent(SamplePicture.Png(30, 20)), "a", "a.png" },
                { new ByteArrayContent([1, 2]), "b", "b.mp4" },
            };
            return [.. (await _client.PostAsync("sendMediaGroup", form)).Result.AsArray().Select(static m => Id(m!))];
        }

        private async Task<JsonObject[]> UpdatesAsync()
        {
            JsonObject[] all = [];
            while ((await _client.CallAsync("getUpdates", new { offset = _offset })).Result.AsArray() is { Count: > 0 } some)
            {
                all = [.. all, .. some.Select(static u => u!.AsObject())];
                _offset = (int)some[^1]!["update_id"]! + 1;
            }

            Kinds.UnionWith(all.SelectMany(static u => u.Select(static f => f.Key).Where(static k => k is not "update_id")));
            return all;
        }
    }
}
