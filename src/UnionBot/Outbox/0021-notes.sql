-- A note (action 4) is a new message too: none goes to a place that is no longer subscribed, or is suspended.
DROP TRIGGER subscription_ended;
DROP TRIGGER subscription_suspended;

CREATE TRIGGER subscription_ended AFTER DELETE ON subscription
BEGIN
    UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 5 END, reason = 'Le salon a été désabonné.'
    WHERE channel_id = OLD.chat_id AND state = 0 AND action IN (0, 4) AND item_id IS NOT NULL;
END;

CREATE TRIGGER subscription_suspended AFTER UPDATE OF suspended_for ON subscription WHEN NEW.suspended_for IS NOT NULL
BEGIN
    UPDATE delivery SET state = CASE WHEN doubt + unsure > 0 THEN 4 ELSE 3 END, reason = NEW.suspended_for
    WHERE channel_id = NEW.chat_id AND state = 0 AND action IN (0, 4) AND item_id IS NOT NULL;
END;
