package dev.samtykke.evidence.query.bundle;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.samtykke.eventsourcing.EventStreams;
import dev.samtykke.eventsourcing.StreamStamp;
import dev.samtykke.eventsourcing.StreamType;
import dev.samtykke.eventsourcing.Streams;
import dev.samtykke.evidence.log.bundle.BundleWriter;
import dev.samtykke.evidence.log.bundle.Opening;
import dev.samtykke.evidence.log.codec.Json;
import dev.samtykke.evidence.log.codec.MalformedDataException;
import dev.samtykke.evidence.log.merkle.Hash;
import dev.samtykke.evidence.query.view.BundleBase;

/**
 * Makes the evidence of one person: one file with all events of all their streams, the proofs that these are all, and,
 * unless it was erased or is to be left out, what the events say.
 *
 * <p>Its subjects are the person's customers, the identifiers that ever pointed to one of them, and the purposes that
 * they decided on. Of an identifier's events only those about this person are shown; that there were others, and how
 * many, is still proven.
 */
public final class CustomerEvidence {

    private final EventStreams streams;
    private final StreamStamp stamp;
    private final StoredPayloads payloads;
    private final NoticeArchive notices;

    /** @param stamp gives the streams' keys in the log */
    public CustomerEvidence(EventStreams streams, StreamStamp stamp, StoredPayloads payloads) {
        this.streams = streams;
        this.stamp = stamp;
        this.payloads = payloads;
        this.notices = new NoticeArchive(streams);
    }

    /**
     * The bundle's bytes.
     *
     * @param base what it rests on
     * @param redacted leaves out what the events say
     * @throws BundleTooLarge if it does not fit into one file
     */
    public byte[] bundle(Person person, BundleBase base, boolean redacted) {
        BundleWriter writer = new BundleWriter(base.view(), base.keys());
        base.stamped().ifPresent(stamped -> writer.timestamp(stamped.checkpoint(), stamped.token()));
        Set<CitedNotice> cited = ConcurrentHashMap.newKeySet();
        Predicate<Json> all = payload -> !redacted;
        Predicate<Json> aboutThem = payload -> !redacted && isAbout(person, payload);
        person.customers().forEach(id -> add(writer, Streams.CUSTOMER, id, all, cited));
        person.identifiers().forEach(key -> add(writer, Streams.IDENTIFIER, key, aboutThem, cited));
        person.purposes().forEach(id -> add(writer, Streams.PURPOSE, id, all, cited));
        cited.forEach(notice -> notices.bytes(notice).ifPresent(writer::notice));
        try {
            return writer.build().canonical();
        } catch (MalformedDataException e) {
            throw new BundleTooLarge();
        }
    }

    private void add(
            BundleWriter writer, StreamType<?, ?> type, String id, Predicate<Json> shown, Set<CitedNotice> cited) {
        Hash subject = Hash.fromHex(stamp.of(type.name(), type.streamId(id)));
        writer.subject(subject, leaf -> {
            Optional<Opening> opening = payloads.opening(leaf).filter(open -> shown.test(open.payload()));
            opening.ifPresent(open -> cited.addAll(CitedNotice.in(open.payload())));
            return opening;
        });
    }

    private static boolean isAbout(Person person, Json payload) {
        return payload instanceof Json.Obj object
                && object.members().get("customerId") instanceof Json.Str id
                && person.customers().contains(id.value());
    }
}
