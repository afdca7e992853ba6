namespace UnionBot.Benchmarks.Mutations;

/// <summary>What the platforms send, in the shapes that their documentation shows.</summary>
internal static class Templates
{
    /// <summary>Telegram's updates; the number is put in by who sends them.</summary>
    public static readonly string[] Telegram =
    [
        """
        {"update_id":1,"message":{"message_id":5,"message_thread_id":3,"is_topic_message":true,"date":1774083600,"chat":{"id":-100,"type":"supergroup","title":"S"},
         "from":{"id":7,"is_bot":false,"first_name":"A"},"sender_chat":{"id":-100,"type":"supergroup"},"media_group_id":"g",
         "reply_to_message":{"message_id":4,"date":1,"chat":{"id":-100,"type":"supergroup"},"from":{"id":99,"is_bot":true,"first_name":"B"},"text":"x"},
         "text":"/annoncer@AssisesBot J 8:00 | @AssisesBot venez","entities":[{"type":"bot_command","offset":0,"length":20},{"type":"mention","offset":30,"length":11},
         {"type":"text_link","offset":2,"length":9,"url":"https://example.org"},{"type":"text_mention","offset":1,"length":3,"user":{"id":99,"is_bot":true,"first_name":"B"}}]}}
        """,
        """
        {"update_id":1,"edited_message":{"message_id":5,"date":1774083600,"edit_date":1774083601,"chat":{"id":7,"type":"private","first_name":"A"},
         "from":{"id":7,"is_bot":false,"first_name":"A"},"text":"corrigé"}}
        """,
        """
        {"update_id":1,"channel_post":{"message_id":5,"date":1774083600,"chat":{"id":-200,"type":"channel","title":"C"},"caption":"@AssisesBot La salle",
         "caption_entities":[{"type":"mention","offset":0,"length":11},{"type":"blockquote","offset":12,"length":8}],
         "photo":[{"file_id":"s","file_unique_id":"a","width":90,"height":60,"file_size":1000},{"file_id":"l","file_unique_id":"b","width":1280,"height":853}]}}
        """,
        """
        {"update_id":1,"callback_query":{"id":"1","from":{"id":7,"is_bot":false,"first_name":"A"},"chat_instance":"1","data":"sealed",
         "message":{"message_id":9,"date":0,"chat":{"id":-100,"type":"supergroup"}}}}
        """,
        """
        {"update_id":1,"my_chat_member":{"chat":{"id":-100,"type":"channel"},"from":{"id":7,"is_bot":false,"first_name":"A"},"date":1774083600,
         "old_chat_member":{"user":{"id":99,"is_bot":true,"first_name":"B"},"status":"left"},
         "new_chat_member":{"user":{"id":99,"is_bot":true,"first_name":"B"},"status":"administrator","can_post_messages":true}}}
        """,
        """
        {"update_id":1,"message":{"message_id":6,"date":1774083600,"chat":{"id":-300,"type":"group","title":"G"},"from":{"id":7,"is_bot":false,"first_name":"A"},
         "migrate_to_chat_id":-1003,"voice":{"file_id":"v","file_unique_id":"v","duration":3},"location":{"latitude":45.1,"longitude":5.7}}}
        """,
    ];

    /// <summary>Discord's gateway payloads.</summary>
    public static readonly string[] Discord =
    [
        """
        {"op":0,"s":5,"t":"MESSAGE_CREATE","d":{"id":"1234567890123456789","channel_id":"1234567890123456788","type":0,"content":"**C'est** où ? <@99> > ```x```",
         "timestamp":"2026-03-26T09:00:00.000000+00:00","edited_timestamp":null,"tts":false,"mention_everyone":false,"flags":0,"nonce":"1",
         "author":{"id":"42","username":"a","global_name":null,"bot":false},"mentions":[{"id":"99","username":"b","bot":true}],"mention_roles":[],"embeds":[],
         "attachments":[{"id":"7","filename":"p.png","content_type":"image/png","size":12,"url":"https://cdn.example.org/p.png","width":3,"height":4}],"sticker_items":[],"poll":null}}
        """,
        """
        {"op":0,"s":6,"t":"MESSAGE_CREATE","d":{"id":"1234567890123456790","channel_id":"1234567890123456788","guild_id":"1234567890123456000","type":19,"content":"<@99> /programme demain",
         "timestamp":"2026-03-26T09:00:00.000000+00:00","author":{"id":"42","username":"a"},"member":{"roles":["1"],"nick":null,"permissions":"8"},
         "mentions":[{"id":"99","username":"b","bot":true}],"referenced_message":{"id":"1","channel_id":"2","type":0,"content":"x","author":{"id":"99","username":"b","bot":true}}}}
        """,
        """
        {"op":0,"s":7,"t":"MESSAGE_UPDATE","d":{"id":"1234567890123456789","channel_id":"1234567890123456788","content":"corrigé","edited_timestamp":"2026-03-26T09:01:00.000000+00:00",
         "author":{"id":"42","username":"a"}}}
        """,
        """
        {"op":0,"s":8,"t":"INTERACTION_CREATE","d":{"id":"1234567890123456791","application_id":"98","type":2,"token":"aW50","version":1,"channel_id":"3","guild_id":"4","locale":"fr",
         "member":{"user":{"id":"42","username":"a"},"roles":[],"permissions":"2147483647"},"app_permissions":"8","context":0,"entitlements":[],
         "data":{"id":"5","name":"question","type":1,"options":[{"name":"texte","type":3,"value":"C'est où ?"},{"name":"n","type":4,"value":3},
         {"name":"sous","type":1,"options":[{"name":"b","type":5,"value":true}]}],"resolved":{"users":{"1":{"id":"1","username":"z"}}}}}}
        """,
        """
        {"op":0,"s":9,"t":"INTERACTION_CREATE","d":{"id":"1234567890123456792","application_id":"98","type":3,"token":"aW50","version":1,"channel_id":"3","user":{"id":"42","username":"a"},
         "data":{"custom_id":"sealed","component_type":2,"values":["a"]},"message":{"id":"1","channel_id":"3","type":0,"content":"x","author":{"id":"99","username":"b"},
         "components":[{"type":1,"components":[{"type":2,"style":1,"label":"l","custom_id":"sealed"}]}]}}}
        """,
        """
        {"op":0,"s":10,"t":"INTERACTION_CREATE","d":{"id":"1234567890123456793","application_id":"98","type":5,"token":"aW50","version":1,"channel_id":"3","user":{"id":"42","username":"a"},
         "data":{"custom_id":"m","components":[{"type":18,"component":{"type":4,"custom_id":"t","value":"x"}},{"type":1,"components":[{"type":4,"custom_id":"u","value":"y"}]}]}}}
        """,
        """
        {"op":0,"s":11,"t":"GUILD_CREATE","d":{"id":"4","name":"Section","owner_id":"42","unavailable":false,"member_count":3,"roles":[{"id":"4","name":"@everyone","permissions":"104324673"}],
         "channels":[{"id":"3","type":0,"name":"général","permission_overwrites":[{"id":"4","type":0,"allow":"0","deny":"1024"}]}],"members":[{"user":{"id":"99"}}],"threads":[]}}
        """,
        """{"op":0,"s":12,"t":"GUILD_DELETE","d":{"id":"4","unavailable":true}}""",
        """{"op":0,"s":13,"t":"CHANNEL_DELETE","d":{"id":"3","type":0,"guild_id":"4","name":"général"}}""",
        """{"op":0,"s":14,"t":"THREAD_DELETE","d":{"id":"3","type":11,"guild_id":"4","parent_id":"2"}}""",
        """{"op":0,"s":15,"t":"TYPING_START","d":{"channel_id":"3","user_id":"42","timestamp":1774083600}}""",
    ];
}
