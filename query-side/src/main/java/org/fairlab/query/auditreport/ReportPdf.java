package org.fairlab.query.auditreport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A report on paper: a tagged table on A4, with other files in it. The same report with the same files has the same
 * bytes.
 */
final class ReportPdf {

    private ReportPdf() {}

    /**
     * A file within the document.
     *
     * @param type its media type
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Attachment(String name, String type, String about, byte[] content) {}

    static byte[] of(AuditReport report, List<Attachment> attachments) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.setDocumentId(report.upTo());
            document.getDocumentInformation().setTitle(report.title());
            document.getDocumentInformation().setSubject(report.asked());
            document.getDocumentInformation().setCreator("Fairlab");
            document.getDocumentInformation().setCreationDate(time(report));
            var preferences = new PDViewerPreferences(new COSDictionary());
            preferences.setDisplayDocTitle(true);
            document.getDocumentCatalog().setViewerPreferences(preferences);
            new PdfTable(document, report).draw();
            attach(attachments, report, document);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void attach(List<Attachment> attachments, AuditReport report, PDDocument document)
            throws IOException {
        Map<String, PDComplexFileSpecification> files = new TreeMap<>();
        var associated = new COSArray();
        for (Attachment attachment : attachments) {
            var embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(attachment.content()));
            embedded.setSubtype(attachment.type());
            embedded.setSize(attachment.content().length);
            embedded.setCreationDate(time(report));
            embedded.setModDate(time(report));
            var file = new PDComplexFileSpecification();
            file.setFile(attachment.name());
            file.setFileUnicode(attachment.name());
            file.setFileDescription(attachment.about());
            file.setEmbeddedFile(embedded);
            file.setEmbeddedFileUnicode(embedded);
            file.getCOSObject().setName("AFRelationship", "Data");
            files.put(attachment.name(), file);
            associated.add(file);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static GregorianCalendar time(AuditReport report) {
        return GregorianCalendar.from(report.recorded().atZone(ZoneOffset.UTC));
    }
}
