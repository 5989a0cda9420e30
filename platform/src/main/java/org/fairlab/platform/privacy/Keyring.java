package org.fairlab.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.fairlab.events.Sealed;
import org.fairlab.events.Sealed.Category;
import org.fairlab.platform.privacy.KeyEncryptionKeys.Wrapped;
import org.fairlab.platform.store.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Seals and opens personal data under a random AES-256-GCM key per person and category. */
public final class Keyring {

    /**
     * Plaintexts are padded to a multiple of this many bytes, so that a ciphertext's length does not give them away.
     */
    private static final int BLOCK = 256;

    private static final Configuration TINK = AeadConfig2026.get();

    private static final String CATEGORIES =
            Stream.of(Category.values()).map(Category::name).collect(Collectors.joining(","));

    private static final String DESTROY = "insert into keyring.data_key (person_id, category) values (?, ?)"
            + " on conflict (person_id, category) do update set wrapped = null, epoch = null";

    /** In one statement, since those of a batch of decisions run sorted by their texts. */
    private static final String ERASE = """
            with gone as (
                insert into keyring.data_key (person_id, category)
                select ?, c.name from unnest(string_to_array(?, ',')) c (name)
                on conflict (person_id, category) do update set wrapped = null, epoch = null
                returning category, old.wrapped is not null as held, old.epoch as epoch)
            insert into keyring.erasure (owner_id, categories, epoch)
            select ?, coalesce(array_agg(category order by category) filter (where held), '{}'),
                max(epoch) filter (where held)
            from gone on conflict (owner_id) do nothing""";

    /**
     * Keeps a key where there is none and tells which one is kept: null where it was destroyed, and no row if the epoch
     * of this one is retired. One that somebody else has kept since the statement began is written as it is, since it
     * cannot be read otherwise.
     *
     * <p>Where events go to the same database, nobody waits for this commit: PostgreSQL flushes its log in order, so
     * that the commit of what was sealed, which is waited for, comes to the disk after it.
     */
    private static final String KEEP = """
            with known as (
                select wrapped from keyring.data_key where person_id = :person and category = :category),
            kept as (
                insert into keyring.data_key as k (person_id, category, wrapped, epoch)
                select :person, :category, :wrapped, :epoch where not exists (select from known)
                    and not exists (select from keyring.epoch where epoch = :epoch and retired_at is not null)
                on conflict (person_id, category) do update set category = k.category
                returning wrapped)
            select wrapped, case when :unawaited then set_config('synchronous_commit', 'off', true) end
            from (select wrapped from known union all select wrapped from kept) as key""";

    private final JdbcClient jdbc;
    private final KeyEncryptionKeys keys;
    private final Tombstones tombstones;
    private final boolean besideEvents;

    /** @param besideEvents whether what is sealed is recorded in the same database as the keys */
    Keyring(JdbcClient jdbc, KeyEncryptionKeys keys, Tombstones tombstones, boolean besideEvents) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.tombstones = tombstones;
        this.besideEvents = besideEvents;
    }

    /**
     * Seals a text, making the person's key at first use.
     *
     * @param field the field it is for; it can be opened as that field only
     */
    public Sealed seal(UUID person, Category category, String field, String text) {
        try {
            byte[] ciphertext = keyOrFresh(person, category).encrypt(pad(text), binding(person, category, field));
            return new Sealed(category, Base64.getEncoder().encodeToString(ciphertext));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing failed", impossible);
        }
    }

    /** Opens what was sealed for this person and field; empty once the key has been destroyed. */
    public Optional<String> open(UUID person, String field, Sealed sealed) {
        return openAll(person, field, sealed.category(), List.of(sealed.ciphertext()))
                .map(List::getFirst);
    }

    /** Opens all of these by one look at the key, in their order; empty once the key has been destroyed. */
    public Optional<List<String>> openAll(UUID person, String field, Category category, List<String> ciphertexts) {
        byte[] binding = binding(person, category, field);
        return key(person, category)
                .map(key -> ciphertexts.stream()
                        .map(ciphertext -> open(key, binding, ciphertext))
                        .toList());
    }

    private static String open(Aead key, byte[] binding, String ciphertext) {
        try {
            return unpad(key.decrypt(Base64.getDecoder().decode(ciphertext), binding));
        } catch (GeneralSecurityException forged) {
            throw new IllegalStateException("a ciphertext was not made for this person and field", forged);
        }
    }

    /**
     * Destroys all of a person's keys, if and when the decision at hand is recorded; at once where there is none. No
     * new ones are made for that person.
     */
    public void destroy(UUID person) {
        if (CurrentUnitOfWork.isStarted()) {
            Decision.current().also(ERASE, person, CATEGORIES, person);
        } else {
            jdbc.sql(ERASE).params(person, CATEGORIES, person).update();
        }
    }

    /** Those who were erased and of whom this database does not know that, since it is from before. */
    public List<UUID> broughtBack() {
        tombstones.refresh();
        Set<UUID> erased = tombstones.owners();
        if (erased.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select o.id from unnest(string_to_array(?, ',')::uuid[]) o (id)
                        where not exists (select from keyring.erasure e where e.owner_id = o.id)
                            or exists (select from keyring.data_key k where k.person_id = o.id and wrapped is not null)
                        """)
                .param(erased.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .query(UUID.class)
                .list();
    }

    /** Destroys one key of what is no person, with the decision at hand, and never before what it records. */
    public void destroyThereafter(UUID owner, Category category) {
        Decision.current().thereafter(DESTROY, owner, category.name());
    }

    /** None for whoever was erased, even where a restored database has keys of theirs. */
    private Optional<Aead> key(UUID person, Category category) {
        if (tombstones.contains(person)) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select wrapped from keyring.data_key where person_id = ? and category = ? and wrapped is not null")
                .params(person, category.name())
                .query(byte[].class)
                .optional()
                .map(wrapped -> primitive(keys.unwrap(wrapped, keyBinding(person, category))));
    }

    private static Aead primitive(KeysetHandle key) {
        try {
            return key.getPrimitive(TINK, Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a data key of another kind", impossible);
        }
    }

    /**
     * The key to seal with: a fresh one, unless the person has one. Two at once agree on the first one kept. Where the
     * person's keys were destroyed the fresh one is kept nowhere, and what it seals is lost from the start.
     *
     * @throws IllegalStateException if the file with the key-encryption keys is out of date here
     */
    private Aead keyOrFresh(UUID person, Category category) throws GeneralSecurityException {
        KeysetHandle fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
        if (tombstones.contains(person)) {
            return primitive(fresh);
        }
        byte[] binding = keyBinding(person, category);
        Wrapped wrapped = keys.wrap(fresh, binding);
        boolean unawaited = besideEvents && !TransactionSynchronizationManager.isActualTransactionActive();
        return jdbc.sql(KEEP)
                .param("person", person)
                .param("category", category.name())
                .param("wrapped", wrapped.bytes())
                .param("epoch", wrapped.epoch())
                .param("unawaited", unawaited)
                .query((row, n) -> {
                    byte[] kept = row.getBytes("wrapped");
                    return primitive(
                            kept == null || Arrays.equals(kept, wrapped.bytes()) ? fresh : keys.unwrap(kept, binding));
                })
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "this process's key-encryption key is retired; bring its file up to date"));
    }

    /** What binds a wrapped data key to its place. */
    static byte[] keyBinding(UUID person, Category category) {
        return binding(person, category, "data-key");
    }

    private static byte[] binding(UUID person, Category category, String field) {
        return (person + "|" + category + "|" + field).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pad(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length / BLOCK + 1) * BLOCK);
        padded[bytes.length] = (byte) 0x80;
        return padded;
    }

    private static String unpad(byte[] padded) {
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }
}
