package org.fairlab.query.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoteSignerTest {

    /** The example of golang.org/x/mod/sumdb/note. */
    private static final String KEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String OTHER_SIGNATURE =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

    private final NoteSigner signer = NoteSigner.of(KEY);

    @Test
    void a_note_is_signed_as_published() {
        assertThat(signer.sign(TEXT)).isEqualTo(NOTE);
        assertThat(signer.vkey()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    /** RFC 8032, section 7.1, tests 1 to 3 and SHA(abc), for what the JDK does with a seed. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
                + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf"
    })
    void a_public_key_is_derived_as_published(String seed, String publicKey) throws Exception {
        byte[] key = concat(new byte[] {1}, HexFormat.of().parseHex(publicKey));
        byte[] id = Arrays.copyOf(
                MessageDigest.getInstance("SHA-256")
                        .digest(concat("example.com/log\n".getBytes(StandardCharsets.UTF_8), key)),
                4);
        String label = "example.com/log+" + HexFormat.of().formatHex(id) + "+";
        var read = NoteSigner.of("PRIVATE+KEY+" + label
                + Base64.getEncoder()
                        .encodeToString(concat(new byte[] {1}, HexFormat.of().parseHex(seed))));
        assertThat(read.vkey()).isEqualTo(label + Base64.getEncoder().encodeToString(key));
    }

    @Test
    void a_note_is_verified_whoever_else_has_signed_it() {
        assertThat(signer.verifies(NOTE)).isTrue();
        assertThat(signer.verifies(NOTE + OTHER_SIGNATURE)).isTrue();
        assertThat(signer.verifies(TEXT + "\n" + OTHER_SIGNATURE)).isFalse();
    }

    @Test
    void what_was_changed_is_not_verified() {
        assertThat(signer.verifies(NOTE.replace("answer", "question"))).isFalse();
        assertThat(signer.verifies(NOTE.replace("x08go/ZJ", "x08go/ZK"))).isFalse();
        assertThat(signer.verifies(NOTE.replace("x08go/ZJ", "x08ho/ZJ"))).isFalse();
        assertThat(signer.verifies(NOTE.replace("JnAM=", "JnA"))).isFalse();
        assertThat(signer.verifies(NOTE.replace("— PeterNeumann", "- PeterNeumann")))
                .isFalse();
        assertThat(signer.verifies(TEXT)).isFalse();
        assertThat(signer.verifies("")).isFalse();
        assertThat(NoteSigner.of(NoteSigner.generate()).verifies(NOTE)).isFalse();
    }

    @Test
    void a_mangled_key_is_no_key_and_is_not_repeated() {
        for (int i = 0; i < KEY.length(); i++) {
            String mangled = KEY.substring(0, i) + (char) (KEY.charAt(i) + 1) + KEY.substring(i + 1);
            String shortened = KEY.substring(0, i);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NoteSigner.of(mangled))
                    .withMessageNotContaining("AYEK");
            assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.of(shortened));
        }
    }

    @Test
    void what_is_no_text_of_a_note_is_not_signed() {
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("no end"));
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("a\tb\n"));
    }

    @Test
    void a_new_key_signs_under_a_name_of_its_own(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), NoteSigner.generate() + "\n");
        NoteSigner made = NoteSigner.read(file);
        assertThat(made.verifies(made.sign(TEXT))).isTrue();
        assertThat(made.name())
                .startsWith("fairlab.local/")
                .isNotEqualTo(NoteSigner.of(NoteSigner.generate()).name());
    }

    @Test
    void a_checkpoint_says_what_C2SP_has_it_say() {
        byte[] root = Base64.getDecoder().decode("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
        Checkpoint checkpoint = Checkpoint.sign(signer, 20852163, root);
        assertThat(checkpoint.note())
                .startsWith("PeterNeumann\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— PeterNeumann ");
        assertThat(signer.verifies(checkpoint.note())).isTrue();
        Checkpoint read = Checkpoint.of(checkpoint.note());
        assertThat(read.size()).isEqualTo(20852163);
        assertThat(read.root()).isEqualTo(root);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
