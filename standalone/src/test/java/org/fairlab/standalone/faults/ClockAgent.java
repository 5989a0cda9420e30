package org.fairlab.standalone.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Shifts the clock of a process by what a file says, in seconds: everything that goes by {@code java.time}, as events,
 * deadlines and the expiry of tokens do. The clocks of PostgreSQL and of the machine stay as they are.
 *
 * @param jar the Java agent
 * @param offset the file
 */
record ClockAgent(Path jar, Path offset) {

    private static final String PROPERTY = "clock.offset";
    private static final int POLL_MILLIS = 20;

    static ClockAgent in(Path folder) throws IOException {
        var agent = new ClockAgent(folder.resolve("clock.jar"), folder.resolve("clock-offset"));
        var manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", ClockAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        try (OutputStream out = Files.newOutputStream(agent.jar);
                var jar = new JarOutputStream(out, manifest)) {
            for (Class<?> type : new Class<?>[] {ClockAgent.class, Shift.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (var bytes = ClockAgent.class.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(jar);
                }
            }
        }
        Files.writeString(agent.offset, "0");
        return agent;
    }

    /** What makes a Java process use it. */
    String option() {
        return "-javaagent:" + jar + "=" + offset;
    }

    /** Sets the clock ahead, or back, of the true time, and waits until the process has noticed. */
    void set(Duration ahead) throws IOException, InterruptedException {
        Path next = offset.resolveSibling("clock-offset.new");
        Files.writeString(next, Long.toString(ahead.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(10 * POLL_MILLIS);
    }

    /** Runs in the other process. */
    public static void premain(String file, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(new Shift(), true);
        instrumentation.retransformClasses(Clock.class);
        Thread.ofPlatform().daemon().name("clock").start(() -> follow(Path.of(file)));
    }

    private static void follow(Path file) {
        try {
            while (true) {
                System.setProperty(PROPERTY, Files.readString(file).strip());
                Thread.sleep(POLL_MILLIS);
            }
        } catch (IOException | InterruptedException gone) {
            // the last offset stays
        }
    }

    /** Makes {@code Clock.currentInstant()} add the offset. */
    static final class Shift implements ClassFileTransformer {

        private static final ClassDesc LONG = Long.class.describeConstable().orElseThrow();
        private static final ClassDesc INSTANT =
                Instant.class.describeConstable().orElseThrow();

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] original) {
            if (!"java/time/Clock".equals(name)) {
                return null;
            }
            CodeTransform shift = (code, element) -> {
                if (element instanceof ReturnInstruction) {
                    code.ldc(PROPERTY)
                            .lconst_0()
                            .invokestatic(
                                    LONG,
                                    "getLong",
                                    MethodTypeDesc.of(LONG, ConstantDescs.CD_String, ConstantDescs.CD_long))
                            .invokevirtual(LONG, "longValue", MethodTypeDesc.of(ConstantDescs.CD_long))
                            .invokevirtual(INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
                }
                code.with(element);
            };
            var classFile = ClassFile.of();
            return classFile.transformClass(
                    classFile.parse(original),
                    ClassTransform.transformingMethodBodies(
                            method -> method.methodName().equalsString("currentInstant"), shift));
        }
    }
}
