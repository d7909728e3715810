//! A commune's desk: its key, its certificate under the test root, its list of stations. Knows nothing of what they sign.

// Each test binary asks for another part of it.
#![allow(dead_code)]

use ed25519_dalek::SigningKey;
use tramhoc::credential::Day;
use tramhoc::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, EnrolmentRequest, ProgrammeRoot, TEST_ROOT_SEED,
    TrustList,
};

pub const DAY: Day = Day(690);

pub fn commune_key() -> SigningKey {
    SigningKey::from_bytes(&[200; 32])
}

pub fn certificate() -> CommuneCertificate {
    let key = commune_key();
    let commune = Commune {
        id: CommuneId([1; 8]),
        epoch: 1,
        key: key.verifying_key(),
        date: DAY,
        name: "Vĩnh Tân".parse().expect("a name"),
    };
    let request = CertificateRequest::read(&commune.request(&key)).expect("a request");
    let certified = request.certify(&SigningKey::from_bytes(&TEST_ROOT_SEED), DAY);
    CommuneCertificate::read(&certified, &ProgrammeRoot::test()).expect("a certificate")
}

/// The commune's list of these stations.
pub fn list_of(keys: &[SigningKey]) -> TrustList {
    let mut list = TrustList::beginning(certificate());
    for key in keys {
        let request = EnrolmentRequest::sign(key, DAY, &"Đồng Keng".parse().expect("a name"), None);
        list.enrol(&EnrolmentRequest::read(&request).expect("a request"), DAY).expect("enrolled");
    }
    list
}
