package dev.samtykke.eventsourcing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.samtykke.consent.ConsentImportEvent;
import dev.samtykke.consent.ConsentImportState;
import dev.samtykke.customer.CustomerEvent;
import dev.samtykke.customer.CustomerState;
import dev.samtykke.eventsourcing.serialization.EventTypes;
import dev.samtykke.identity.IdentifierEvent;
import dev.samtykke.identity.IdentifierState;
import dev.samtykke.identity.MergeEvent;
import dev.samtykke.identity.MergeState;
import dev.samtykke.messages.AnsweredCommand;
import dev.samtykke.messages.CommandAnswered;
import dev.samtykke.notice.NoticeEvent;
import dev.samtykke.notice.NoticeState;
import dev.samtykke.profile.DataOfUnknownWithheld;
import dev.samtykke.profile.WithheldAccount;
import dev.samtykke.purpose.PurposeEvent;
import dev.samtykke.purpose.PurposeState;
import dev.samtykke.source.SourceEvent;
import dev.samtykke.source.SourceState;
import dev.samtykke.source.WriteKeyEvent;
import dev.samtykke.source.WriteKeyState;

/** The kinds of streams in the store. */
public final class Streams {

    /** One person's history. */
    public static final StreamType<CustomerState, CustomerEvent> CUSTOMER = new StreamType<>(
            "Customer", "", CustomerEvent.class, CustomerState.class, CustomerState::unknown, CustomerState::evolve);

    /** Whom one identifier points to. */
    public static final StreamType<IdentifierState, IdentifierEvent> IDENTIFIER = new StreamType<>(
            "Identifier",
            "identifier:",
            IdentifierEvent.class,
            IdentifierState.class,
            IdentifierState::unclaimed,
            IdentifierState::evolve);

    /** One purpose and its versions. */
    public static final StreamType<PurposeState, PurposeEvent> PURPOSE = new StreamType<>(
            "Purpose",
            "purpose:",
            PurposeEvent.class,
            PurposeState.class,
            PurposeState::undefined,
            PurposeState::evolve);

    /** One notice and its versions. */
    public static final StreamType<NoticeState, NoticeEvent> NOTICE = new StreamType<>(
            "Notice", "notice:", NoticeEvent.class, NoticeState.class, NoticeState::unpublished, NoticeState::evolve);

    /** One merge of two customers. */
    public static final StreamType<MergeState, MergeEvent> MERGE = new StreamType<>(
            "Merge", "merge:", MergeEvent.class, MergeState.class, MergeState::unknown, MergeState::evolve);

    /** One command that came with an idempotency key. */
    public static final StreamType<AnsweredCommand, CommandAnswered> ANSWERED_COMMAND = new StreamType<>(
            "AnsweredCommand",
            "command:",
            CommandAnswered.class,
            AnsweredCommand.class,
            AnsweredCommand::unanswered,
            AnsweredCommand::evolve);

    /** One bulk import of decisions and how far it got. */
    public static final StreamType<ConsentImportState, ConsentImportEvent> CONSENT_IMPORT = new StreamType<>(
            "ConsentImport",
            "consent-import:",
            ConsentImportEvent.class,
            ConsentImportState.class,
            ConsentImportState::unknown,
            ConsentImportState::evolve);

    /** One source: a system that sends data in. */
    public static final StreamType<SourceState, SourceEvent> SOURCE = new StreamType<>(
            "Source", "source:", SourceEvent.class, SourceState.class, SourceState::undefined, SourceState::evolve);

    /** Whose one write key is. */
    public static final StreamType<WriteKeyState, WriteKeyEvent> WRITE_KEY = new StreamType<>(
            "WriteKey",
            "write-key:",
            WriteKeyEvent.class,
            WriteKeyState.class,
            WriteKeyState::unknown,
            WriteKeyState::evolve);

    /** What one source sent about people who are not known, in one of its accounts. */
    public static final StreamType<WithheldAccount, DataOfUnknownWithheld> WITHHELD_ACCOUNT = new StreamType<>(
            "WithheldAccount",
            "withheld:",
            DataOfUnknownWithheld.class,
            WithheldAccount.class,
            WithheldAccount::empty,
            WithheldAccount::evolve);

    private Streams() {}

    /** All of them. */
    public static List<StreamType<?, ?>> all() {
        return List.of(
                CUSTOMER,
                IDENTIFIER,
                PURPOSE,
                NOTICE,
                MERGE,
                ANSWERED_COMMAND,
                CONSENT_IMPORT,
                SOURCE,
                WRITE_KEY,
                WITHHELD_ACCOUNT);
    }

    /** Every event and state that may be stored, under its stable name. */
    public static EventTypes types() {
        return EventTypes.of(
                all().stream().flatMap(type -> events(type.eventType())).toList(),
                all().stream()
                        .<Class<? extends Record>>map(type -> type.stateType().asSubclass(Record.class))
                        .toList());
    }

    private static Stream<Class<? extends Record>> events(Class<?> eventType) {
        return eventType.isSealed()
                ? Arrays.stream(eventType.getPermittedSubclasses()).map(event -> event.asSubclass(Record.class))
                : Stream.of(eventType.asSubclass(Record.class));
    }
}
